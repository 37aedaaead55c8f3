// Targets: what is unpacked or decoded before it is read: archives, pictures' files; drawings and experiments.
#include "app/take_home/read_safetensors.h"
#include "core/check.h"
#include "data/drawing/drawing.h"
#include "data/drawing/formula.h"
#include "data/import/inflate.h"
#include "data/import/read_zip.h"
#include "platform/cli/decode_picture.h"
#include "targets.h"

namespace fuzz {

void read_archive(const std::string& bytes) {
    const core::Result<std::vector<std::string>> paths = data::paths_in_zip(bytes, "a.zip");
    const core::Result<std::vector<data::ImportedFile>> files =
        data::read_zip(bytes, "a.zip", [](std::string_view) { return true; });
    if (!paths.ok()) {
        ES_CHECK(!files.ok() && !paths.error().sentence.empty(), "an archive is refused without a word, or only once");
        return;
    }
    if (!files.ok()) return ES_CHECK(!files.error().sentence.empty(), "an archive is refused without a word");
    ES_CHECK(files.value().size() <= paths.value().size(), "an archive has more files than paths");
    std::size_t n_bytes = 0;
    for (const data::ImportedFile& file : files.value()) n_bytes += file.bytes.size();
    ES_CHECK(n_bytes <= data::kMostUnpacked, "an archive is unpacked beyond its bound");
    // Without the head of a file: as deflated bytes, which must be as long as is said, or nothing.
    for (const std::size_t n : {std::size_t{0}, std::size_t{7}, bytes.size(), bytes.size() * 9}) {
        const std::optional<std::string> unpacked = data::inflate(bytes, n);
        ES_CHECK(!unpacked || unpacked->size() == n, "something is not as long as is said");
    }
}

void read_compressed(const std::string& bytes) {
    const core::Result<std::string> unpacked = data::read_gzip(bytes, "a.gz");
    if (!unpacked.ok()) return ES_CHECK(!unpacked.error().sentence.empty(), "a file is refused without a word");
    ES_CHECK(data::can_hold(bytes.size(), unpacked.value().size()), "a file holds more than it can");
}

void read_picture_file(const std::string& bytes) {
    constexpr double kMost = 1e6;  // pixels: larger ones only take longer
    const core::Result<platform::Pixels> pixels = platform::decode_picture(bytes, kMost);
    if (!pixels.ok()) return ES_CHECK(!pixels.error().sentence.empty(), "a picture is refused without a word");
    const auto n = static_cast<std::size_t>(pixels.value().width) * static_cast<std::size_t>(pixels.value().height);
    ES_CHECK(n > 0 && pixels.value().rgba.size() == n * 4, "a picture has other pixels than it says");
}

void read_drawing_text(const std::string& bytes) {
    const std::string first = "# drawn in Embedscape\nx,y,class\n";
    const core::Result<data::Formula> formula = data::read_formula(bytes);
    if (formula.ok())
        (void)data::holds(formula.value(), 1.5, -2);
    else
        ES_CHECK(!formula.error().sentence.empty(), "a formula is refused without a word");
    const core::Result<data::Drawing> drawing = data::read_drawing(bytes.starts_with(first) ? bytes : first + bytes);
    if (!drawing.ok()) return ES_CHECK(!drawing.error().sentence.empty(), "a drawing is refused without a word");
    const std::string text = data::drawing_text(drawing.value());
    const core::Result<data::Drawing> again = data::read_drawing(text);
    ES_CHECK(again.ok() && data::drawing_text(again.value()) == text, "a drawing changes when it is written and read");
}

void read_experiment_file(const std::string& bytes) {
    const core::Result<app::ReadTensors> read = app::read_safetensors(bytes);
    if (!read.ok()) return ES_CHECK(!read.error().sentence.empty(), "an experiment is refused without a word");
    for (const app::ReadTensor& tensor : read.value().tensors) {
        ES_CHECK(tensor.bytes.data() >= bytes.data() && tensor.bytes.end() <= bytes.data() + bytes.size(),
                 "a tensor lies outside of its file");
        (void)app::floats_of(tensor, 4);
        (void)app::doubles_of(tensor, 1);
        (void)app::whole_numbers_of(tensor, 1);
    }
}

}  // namespace fuzz
