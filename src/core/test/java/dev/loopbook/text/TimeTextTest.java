package dev.loopbook.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeTextTest {

  @ParameterizedTest
  @CsvSource({
    "0,0 s",
    "10000000000,10 s",
    "2000000000,2 s",
    "500000000,0.5 s",
    "100000000,0.1 s",
    "99999999,99.999999 ms",
    "20000000,20 ms",
    "1000000,1 ms",
    "999999,999.999 us",
    "3000,3 us",
    "1,0.001 us",
    "-1500000000,-1.5 s",
    "-20000000,-20 ms",
    "9223372036854775807,9223372036.854775807 s"
  })
  void aChosenDurationIsExact(long nanos, String text) {
    assertEquals(text, TimeText.exact(nanos));
    assertEquals(text, TimeText.exact(Duration.ofNanos(nanos)));
  }

  @Test
  void theLongestDurationHasATextToo() {
    assertEquals(
        "9223372036854775807.999999999 s",
        TimeText.exact(Duration.ofSeconds(Long.MAX_VALUE, 999_999_999)));
  }

  @ParameterizedTest
  @CsvSource({
    "0,0 s",
    "1234567891,1.235 s",
    "123456789,0.1235 s",
    "12345678,12.35 ms",
    "99999999,0.1 s",
    "12345,12.35 us",
    "20000000,20 ms",
    "123456789012,123.5 s"
  })
  void aMeasuredDurationHasFourDigits(long nanos, String text) {
    assertEquals(text, TimeText.rounded(nanos));
  }

  @ParameterizedTest
  @CsvSource({"0,0 s", "500000000,0.5 s", "1000000,0.001 s", "2000000000,2 s"})
  void secondsStaySeconds(long nanos, String text) {
    assertEquals(text, TimeText.seconds(Duration.ofNanos(nanos)));
  }

  @ParameterizedTest
  @CsvSource({
    "0,0.000 s",
    "500000000,0.500 s",
    "1000001000,1.000001 s",
    "3600000000000,3600.000 s"
  })
  void aClockShowsMillisecondsOrFiner(long nanos, String text) {
    assertEquals(text, TimeText.clock(nanos));
  }

  @ParameterizedTest
  @CsvSource({"0,0.000", "500000000,0.500", "1999999999,1.999", "3600000000000,3600.000"})
  void aPointOfTimeHasThreeDecimals(long nanos, String text) {
    assertEquals(text, TimeText.point(nanos));
  }
}
