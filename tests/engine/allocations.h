// How often operator new was called in this test binary: a step of training must not allocate.
#pragma once

namespace tests {

long allocations();

}  // namespace tests
