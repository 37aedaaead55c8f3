// embedscape_bench                  prints every speed of ours, medians of 7 rounds
// embedscape_bench --smoke          the same for a moment, one round: does every row run? (tests/bench/smoke.mjs)
// embedscape_bench --ask            reads lines "<id> <seconds>", answers each with what a second brings (or -1)
// As WebAssembly the driver calls bench_round() instead. Not a test: nothing fails here.
#include <algorithm>
#include <cstdio>
#include <cstring>
#include <vector>

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

void print_all(std::size_t n_rounds, double seconds, long steps_of_specs) {
    for (const bench::WorkloadRow& row : bench::workload_rows()) {
        if (row.takes_seconds) continue;
        std::vector<double> rates(n_rounds);
        for (double& rate : rates) rate = bench::run_round(row.id, seconds);
        std::sort(rates.begin(), rates.end());
        if (rates.front() < 0.0) {
            std::printf("%-24s not measured: OpenGL ES needs a display; xvfb-run -a gives one in software\n",
                        row.id.data());
            continue;
        }
        std::printf("%-24s %14.4g %s/s (%.4g to %.4g)\n", row.id.data(), rates[n_rounds / 2], row.unit.data(),
                    rates.front(), rates.back());
    }
    bench_default_specs(steps_of_specs);
}

}  // namespace

int main(int argc, char** argv) {
    if (argc > 1 && std::strcmp(argv[1], "--ask") == 0) {
        answer_questions();
    } else if (argc > 1 && std::strcmp(argv[1], "--smoke") == 0) {
        print_all(1, 0.001, 2);
    } else {
        print_all(7, 0.1, 2000);
    }
    return 0;
}
