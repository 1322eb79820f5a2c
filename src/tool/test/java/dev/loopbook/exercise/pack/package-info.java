/// Tests of packages: they are unpacked and run.
