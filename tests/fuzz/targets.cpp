// See targets.h.
#include "targets.h"

namespace fuzz {

const std::vector<Target>& targets() {
    static const std::vector<Target> kTargets = {
        {"tables", read_table, {".csv", ".tsv", ".txt", ".psv"}},
        {"json_lines", read_json_lines, {".json", ".jsonl"}},
        {"npy", read_npy, {".npy"}},
        {"vectors", read_vectors, {".vec", "glove.txt", "word2vec.txt"}},
        {"texts", read_text, {".txt"}},
        {"pictures", read_pictures, {}},
        {"pairs", read_pair, {"vectors.tsv", "labels.tsv"}},
        {"zip", read_archive, {}},
        {"gzip", read_compressed, {".gz"}},
        {"picture_files", read_picture_file, {".png"}},
        {"drawings", read_drawing_text, {}},
        {"experiments", read_experiment_file, {}},
        {"links", read_link, {}},
        {"spec_json", read_spec_json, {}},
    };
    return kTargets;
}

const Target* find_target(std::string_view name) {
    for (const Target& target : targets())
        if (target.name == name) return &target;
    return nullptr;
}

}  // namespace fuzz
