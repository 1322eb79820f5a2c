/// Runs a program in every order that its callbacks could take, and shows which orders break it.
///
/// A *choice* is a moment at which more than one thing could happen next, and a [Freedom] says
/// which moments count. An [Order] is the list of picks at a run's choices; first in, first out is
/// all zeros. Exploring keeps no state between runs: the program starts afresh for each order,
/// which is why it must be deterministic.
///
/// The walks through the tree of orders, from the most thorough to the cheapest:
///
/// | walk              | runs                                           | promises                         |
/// |-------------------|------------------------------------------------|----------------------------------|
/// | [WholeWalk]       | every order                                    | exact counts                     |
/// | [ReducedWalk]     | one order of each class that can tell a difference | every outcome                |
/// | [DeviationWalk]   | all orders with at most so many deviations from FIFO | what so few can show       |
/// | [RandomWalk]      | orders drawn by a seed                         | nothing, often cheaply           |
/// | [PriorityWalk]    | random priorities with few changes (PCT)       | a bug of depth d, with a probability |
@NullMarked
package dev.loopbook.explore;

import org.jspecify.annotations.NullMarked;
