/// A stand-in for the network: answers HTTP requests as a test says, in virtual time, and records
/// what was asked.
@NullMarked
package dev.loopbook.testkit.http;

import org.jspecify.annotations.NullMarked;
