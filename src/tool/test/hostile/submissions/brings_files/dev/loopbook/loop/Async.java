package dev.loopbook.loop;

public class Async {}
