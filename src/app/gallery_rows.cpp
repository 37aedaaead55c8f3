// The architectures of the gallery, a row each, in the order of the page. See gallery.h.
#include <algorithm>
#include <array>

#include "app/gallery.h"
#include "core/check.h"
#include "lessons/opening.h"

namespace app {
namespace {

constexpr std::array kRows = {
    GalleryRow{"Lookup", "A table with a row of numbers for each token. Letters that behave alike come together.",
               "letters_town", 4},
    GalleryRow{"Lookup that is shared",
               "One table for both terms of a sum: what it learns of 7 holds wherever a 7 stands.", "clock", 3},
    GalleryRow{"Convolution", "One small window of weights looks at every place of a picture.", "one_eye", 3},
    GalleryRow{"LSTM", "It reads from first to last, and learns what to keep in its memory.", "remembers", 4},
    GalleryRow{"Attention", "Each place asks all others, and takes over from those that fit.", "looking_back", 4},
    GalleryRow{"Graph convolution", "Each person hears friends: two names and the meetings place everybody.", "friends",
               5},
    GalleryRow{"GAN", "A forger makes points out of noise, an expert tells them from real ones; both learn from it.",
               "forger", 1, 3000},
    GalleryRow{"Flow", "A second net learns which way noise has to go to arrive where the things are.", "noise_to_town",
               3},
};

}  // namespace

std::span<const GalleryRow> gallery_rows() { return kRows; }

GalleryExperiment experiment_of(const GalleryRow& row) {
    const lessons::Lesson* lesson = lessons::find_lesson(row.lesson);
    ES_CHECK(lesson != nullptr && row.step >= 1, "an architecture of the gallery has no lesson");
    const auto index = std::min(static_cast<std::size_t>(row.step), lesson->steps.size()) - 1;
    return {lessons::opening(*lesson, static_cast<int>(index)).spec,
            row.steps > 0 ? row.steps : lesson->steps[index].warm_steps};
}

}  // namespace app
