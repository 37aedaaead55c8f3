// embedscape_bench                  prints every speed of ours, medians of 7 rounds
// embedscape_bench --ask            reads lines "<id> <seconds>", answers each with what a second brings (or -1)
// As WebAssembly the driver calls bench_round() instead. Not a test: nothing fails here.
#include <algorithm>
#include <cstdio>
#include <cstring>

#include "spec_bench.h"
#include "workload.h"

#ifdef __EMSCRIPTEN__
#include <emscripten.h>
#define BENCH_EXPORT EMSCRIPTEN_KEEPALIVE
#else
#define BENCH_EXPORT
#endif

extern "C" BENCH_EXPORT double bench_round(const char* id, double seconds) { return bench::run_round(id, seconds); }

namespace {

void answer_questions() {
    char id[64];
    double seconds = 0.0;
    while (std::scanf("%63s %lf", id, &seconds) == 2) {
        std::printf("%.6g\n", bench::run_round(id, seconds));
        std::fflush(stdout);
    }
}

void print_all() {
    for (const bench::WorkloadRow& row : bench::workload_rows()) {
        constexpr std::size_t kRounds = 7;
        double rates[kRounds];
        for (double& rate : rates) rate = bench::run_round(row.id, 0.1);
        std::sort(rates, rates + kRounds);
        if (rates[0] < 0.0) continue;
        std::printf("%-24s %14.4g %s/s (%.4g to %.4g)\n", row.id.data(), rates[kRounds / 2], row.unit.data(), rates[0],
                    rates[kRounds - 1]);
    }
    bench_default_specs();
}

}  // namespace

int main(int argc, char** argv) {
    if (argc > 1 && std::strcmp(argv[1], "--ask") == 0) {
        answer_questions();
    } else {
        print_all();
    }
    return 0;
}
