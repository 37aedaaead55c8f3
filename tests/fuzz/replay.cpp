// Runs every target on its corpus and on damaged copies of it, without libFuzzer: the seconds of fuzzing that `make
// test` has. replay ROOT [copies]. The last line is "N passed, N failed": a failure aborts.
#include <algorithm>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "core/random.h"
#include "targets.h"

namespace {

namespace fs = std::filesystem;

std::vector<std::string> files_in(const fs::path& folder, const std::vector<std::string_view>& endings) {
    std::vector<fs::path> paths;
    std::error_code error;
    for (const fs::directory_entry& entry : fs::directory_iterator(folder, error)) {
        const std::string name = entry.path().filename().string();
        const bool wanted =
            endings.empty() || std::any_of(endings.begin(), endings.end(),
                                           [&](std::string_view ending) { return name.ends_with(ending); });
        if (wanted) paths.push_back(entry.path());
    }
    std::sort(paths.begin(), paths.end());
    std::vector<std::string> files;
    for (const fs::path& path : paths) {
        std::ifstream in(path, std::ios::binary);
        files.emplace_back(std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>());
    }
    return files;
}

std::size_t below(core::Random& random, std::size_t n) {
    return n < 2 ? 0 : static_cast<std::size_t>(core::next_uniform(random, 0, static_cast<float>(n) - 0.01f));
}

std::string damaged(std::string bytes, core::Random& random) {
    for (std::size_t i = below(random, 4) + 1; i > 0 && !bytes.empty(); --i) {
        const std::size_t at = below(random, bytes.size());
        switch (below(random, 4)) {
            case 0:
                bytes[at] = static_cast<char>(below(random, 256));
                break;
            case 1:
                bytes.erase(at, below(random, 20));
                break;
            case 2:
                bytes.insert(at, bytes.substr(below(random, bytes.size()), below(random, 30)));
                break;
            default:
                bytes.resize(at);
        }
    }
    return bytes;
}

// What runs now, for whoever has to find out why it ended.
std::string current, current_name;

void run(const fuzz::Target& target, std::string bytes) {
    current = std::move(bytes);
    current_name = target.name;
    target.run(current);
}

void keep_input(int) {
    std::ofstream("build/damaged-" + current_name, std::ios::binary) << current;
    std::fprintf(stderr, "The input lies in build/damaged-%s.\n", current_name.c_str());
    std::_Exit(1);
}

}  // namespace

int main(int argc, char** argv) {
    const fs::path root = argc > 1 ? argv[1] : ".";
    const int n_copies = argc > 2 ? std::atoi(argv[2]) : 20;
    core::Random random = core::random_stream(1, "replay");
    std::signal(SIGABRT, keep_input);
    int n = 0;
    for (const fuzz::Target& target : fuzz::targets()) {
        std::vector<std::string> files = files_in(root / "tests/fuzz/corpus" / target.name, {});
        if (!target.seeds.empty())
            for (std::string& file : files_in(root / "tests/data/import", target.seeds))
                files.push_back(std::move(file));
        if (files.empty()) {
            std::printf("%.*s has no corpus below %s\n0 passed, 1 failed\n", static_cast<int>(target.name.size()),
                        target.name.data(), root.c_str());
            return 1;
        }
        for (const std::string& file : files) {
            run(target, file);
            for (int i = 0; i < n_copies; ++i) run(target, damaged(file, random));
            ++n;
        }
    }
    std::printf("%d passed, 0 failed\n", n);
    return 0;
}
