/// Loopbook, a workbook and a shell that show how an event loop works.
///
/// The rooms, and who may know whom:
///
/// | room       | what it holds                                                  | knows                |
/// |------------|----------------------------------------------------------------|----------------------|
/// | `loop`     | the core: event loop, coroutines, futures, tasks, clocks       | nothing above it     |
/// | `text`     | words for people: styled lines, widths, wrapping, suggestions  | nothing              |
/// | `sync`     | locks, events, conditions, semaphores, barriers, queues        | loop                 |
/// | `io`       | selector and proactor, streams, files, threads, HTTP           | loop                 |
/// | `watch`    | observers of a loop: traces, the end audit, profilers          | loop, sync           |
/// | `program`  | compiles, loads, runs and stops any learner's Java file        | loop, watch          |
/// | `testkit`  | tests on a loop of their own, mocks, stubs: for users' projects| loop, sync, io, watch|
/// | `book`     | chapters, read with commonmark; fences checked against code    | program, text        |
/// | `exercise` | exercises, the judge, the grader                               | program, testkit, book|
/// | `shell`    | the command line: the only room that prints or parses commands | all                  |
package dev.loopbook;
