// Prints what the counterparts of Operation.java cost in Kotlin's coroutines on one thread
// (runBlocking), in nanoseconds of processor time: the name, how many there were, the price of one.
//
// Coroutines have no timers of their own; one that is cancelled while it waits is the nearest.
//
//     OperationsKt COUNT[:OPERATION]…

import com.sun.management.OperatingSystemMXBean
import java.lang.management.ManagementFactory
import kotlinx.coroutines.*
import kotlinx.coroutines.channels.Channel
import kotlinx.coroutines.sync.Mutex
import kotlinx.coroutines.sync.withLock
import kotlin.time.Duration.Companion.nanoseconds
import kotlin.time.Duration.Companion.seconds

fun scattered(number: Int, count: Int) = (1 + number * 7_919L % count * 100).nanoseconds

suspend fun sleep(count: Int) = coroutineScope {
    for (i in 0 until count) launch { delay(scattered(i, count)) }
}

suspend fun gather(count: Int) = coroutineScope {
    List(count) { async { it } }.awaitAll()
}

suspend fun queue(count: Int) = coroutineScope {
    val items = Channel<Int>(10)
    launch { for (i in 0 until count) items.send(i) }
    repeat(count) { items.receive() }
}

suspend fun lock(count: Int) = coroutineScope {
    val shared = Mutex()
    repeat(count) { launch { shared.withLock { yield() } } }
}

suspend fun timer(count: Int) = coroutineScope {
    for (i in 0 until count) launch(start = CoroutineStart.UNDISPATCHED) { delay(1.seconds + scattered(i, count)) }.cancel()
    yield()
}

suspend fun timersHalfCancelled(count: Int) = coroutineScope {
    val timers = List(count) { launch(start = CoroutineStart.UNDISPATCHED) { delay(scattered(it, count)) } }
    for (i in 1 until count step 2) timers[i].cancel()
}

suspend fun waitFor(count: Int) = coroutineScope {
    repeat(count) { launch { withTimeout(10.seconds) { yield() } } }
}

val operations = listOf<Pair<String, suspend (Int) -> Any?>>(
    "sleep" to ::sleep,
    "gather" to ::gather,
    "queue" to ::queue,
    "lock" to ::lock,
    "timer" to ::timer,
    "timers_half_cancelled" to ::timersHalfCancelled,
    "wait_for" to ::waitFor,
)

const val WARM_UP = 1_000_000_000L
const val ENOUGH = 200_000_000L
val machine: OperatingSystemMXBean = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean::class.java)

fun main(arguments: Array<String>) {
    for ((name, operation) in operations) {
        val counts = arguments.map { it.split(":") }.filter { it.size == 1 || it[1] == name }.map { it[0].toInt() }
        if (counts.isEmpty()) continue
        val begin = machine.processCpuTime
        while (machine.processCpuTime - begin < WARM_UP) runBlocking { operation(10_000) }
        for (count in counts) {
            System.gc()
            val started = machine.processCpuTime
            var times = 0
            var spent = 0L
            while (spent < ENOUGH) {
                runBlocking { operation(count) }
                times++
                spent = machine.processCpuTime - started
            }
            println("$name\t$count\t${spent.toDouble() / times / count}")
        }
    }
}
