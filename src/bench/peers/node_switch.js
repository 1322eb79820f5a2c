// Prints the nanoseconds of processor time that a switch between asynchronous functions takes in Node.
//
// 1,000 of them give up their turn 1,000 times each, as in TaskSwitch.java, once the code is warm.
// With the argument "immediate" a turn goes through the event loop (setImmediate), which is
// what sleep(0) does; with "promise" only through the queue of microtasks, which starves the loop.

'use strict';

const TASKS = 1000;
const TURNS = 1000;

const turn = {
  immediate: () => new Promise((resolve) => setImmediate(resolve)),
  promise: () => Promise.resolve(),
}[process.argv[2] ?? 'immediate'];

async function turns() {
  for (let i = 0; i < TURNS; i++) {
    await turn();
  }
}

async function nanosecondsASwitch() {
  const begin = process.cpuUsage();
  await Promise.all(Array.from({ length: TASKS }, turns));
  const { user, system } = process.cpuUsage(begin);
  return ((user + system) * 1000) / (TASKS * TURNS);
}

async function main() {
  await nanosecondsASwitch();
  console.log(Math.round(await nanosecondsASwitch()));
}

main();
