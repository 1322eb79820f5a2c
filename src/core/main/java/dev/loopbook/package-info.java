/// Loopbook, a workbook and a shell that show how an event loop works.
///
/// It comes in three artifacts. This is the map of the rooms in each, and of who may know whom: a
/// room may use the rooms that it points at, and whatever those may use. `RoomsTest` reads its rule
/// from here.
///
/// | artifact           | room       | what it holds                                      | points at               |
/// |--------------------|------------|----------------------------------------------------|-------------------------|
/// | `loopbook-core`    | `loop`     | event loop, coroutines, futures, tasks, clocks     | text                    |
/// |                    | `text`     | words for people: styled lines, widths, wrapping   | nothing                 |
/// |                    | `sync`     | locks, events, conditions, semaphores, queues      | loop, text              |
/// |                    | `io`       | selector and proactor, streams, files, HTTP        | loop, text              |
/// |                    | `watch`    | observers: traces, the end audit, profilers        | loop, text, sync        |
/// |                    | `explore`  | runs a program in every order of its callbacks     | loop, text, watch       |
/// | `loopbook-testkit` | `testkit`  | tests on a loop of their own, mocks, stubs         | loop, text, sync, io, watch, explore |
/// | `loopbook`         | `program`  | compiles, loads, runs and stops a learner's file   | loop, text, sync, io, watch, explore |
/// |                    | `step`     | steps a program, forward and back; its pictures    | program                 |
/// |                    | `prompt`   | Java typed while a program is paused, by JShell    | step                    |
/// |                    | `book`     | chapters; their fences checked against the code    | program, step           |
/// |                    | `judge`    | the verdict on an answer: child processes, walls   | program, testkit        |
/// |                    | `exercise` | exercises, progress, grading a class               | judge, book             |
/// |                    | `shell`    | the command line: alone in printing and parsing    | exercise, prompt        |
package dev.loopbook;
