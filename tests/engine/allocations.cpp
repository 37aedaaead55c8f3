// Replaces operator new of the whole test binary by one that counts; everything else stays as it was.
#include "allocations.h"

#include <cstdlib>
#include <new>

namespace {

long n_allocations = 0;

}  // namespace

namespace tests {

long allocations() { return n_allocations; }

}  // namespace tests

void* operator new(std::size_t size) {
    ++n_allocations;
    void* memory = std::malloc(size == 0 ? 1 : size);
    if (memory == nullptr) std::abort();
    return memory;
}
void* operator new[](std::size_t size) { return operator new(size); }
// Those without exceptions, too: sanitizers bring their own, which would not fit our delete.
void* operator new(std::size_t size, const std::nothrow_t&) noexcept { return operator new(size); }
void* operator new[](std::size_t size, const std::nothrow_t&) noexcept { return operator new(size); }
void operator delete(void* memory, const std::nothrow_t&) noexcept { std::free(memory); }
void operator delete[](void* memory, const std::nothrow_t&) noexcept { std::free(memory); }
void operator delete(void* memory) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }
void operator delete[](void* memory) noexcept { std::free(memory); }
void operator delete[](void* memory, std::size_t) noexcept { std::free(memory); }
