// Prints how many bytes of the heap a coroutine that sleeps takes in Kotlin.
//
//     SleepingKt COUNT

import java.lang.management.ManagementFactory
import kotlin.time.Duration.Companion.hours
import kotlinx.coroutines.*

fun usedHeap(): Long {
    System.gc()
    return ManagementFactory.getMemoryMXBean().heapMemoryUsage.used
}

fun bytesOfOne(count: Int) = runBlocking {
    val before = usedHeap()
    val all = List(count) { launch { delay(1.hours) } }
    yield()
    val bytes = (usedHeap() - before) / count
    all.forEach { it.cancel() }
    bytes
}

fun main(count: Array<String>) {
    repeat(12) { bytesOfOne(40_000) }
    println(bytesOfOne(count[0].toInt()))
}
