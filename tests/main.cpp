// Where the doctest binaries start: doctest's own main, with the cases of the other files.
// Holds no test. Read next: tools/test.mjs, which runs the binaries.
#define DOCTEST_CONFIG_IMPLEMENT_WITH_MAIN
#include <doctest/doctest.h>
