package ch90_walls.e1_sum;

class Swallow {}
