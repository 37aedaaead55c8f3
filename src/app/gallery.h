// The gallery: one page with all architectures as the same picture, features -> maps -> head -> loss. A small model of
// each is trained while the page is open, one after the other within a frame's budget, until it has done its steps. The
// running experiment rests meanwhile and is not touched. ui::State::show_gallery says whether the page is open; closing
// it frees the models. May include everything of app. Next: gallery_rows.cpp, the table of architectures.
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "app/frame.h"
#include "core/result.h"
#include "map/things/coloring.h"
#include "map/view/layer_strip.h"
#include "train/history.h"
#include "train/trainer.h"
#include "ui/gallery.h"
#include "ui/ui.h"

namespace app {

// One architecture. Its experiment is that with which a step of a lesson begins.
struct GalleryRow {
    std::string_view title, sentence;
    std::string_view lesson;  // the id of the lesson behind its door
    int step = 1;             // of that lesson, from 1, as in links
    long steps = 0;           // of training; 0: as many as that step does at once when it is opened
};
std::span<const GalleryRow> gallery_rows();

// The Spec of a row, and how many steps it is trained.
struct GalleryExperiment {
    model::Spec spec;
    long steps = 0;
};
GalleryExperiment experiment_of(const GalleryRow& row);

struct GalleryCard {
    const GalleryRow* row = nullptr;
    GalleryExperiment experiment;
    std::shared_ptr<const model::Material> material;
    std::optional<train::Trainer> trainer;  // none: it has not begun, or cannot (`problem`)
    train::History history;
    map::LayerStrip strip;
    map::Coloring coloring;
    long shown_step = -1;  // the step of `strip`
    double owed_ms = 0;    // trained since then
    double shown_ms = 0;   // how long it took to make `strip`
    std::string problem;   // why it cannot be trained; empty: it can
};

struct Gallery {
    std::vector<GalleryCard> cards;  // one for each row; none: the gallery is closed
    std::size_t turn = 0;            // the card that trains now
    ui::GalleryShown shown;
};

// Opens or closes the gallery as ui::State says, and trains for one frame. Returns whether it is open.
bool run_gallery(Rooms& rooms, const Input& input);
// Whether it needs another frame: it opens or closes, or a card trains.
bool gallery_moves(const Rooms& rooms);
void show_gallery(Rooms& rooms, ui::View& view);
// Opens the experiment of a card as the learner asked. Closes the gallery if what the learner asked for is about the
// running experiment.
void apply_gallery_actions(Rooms& rooms, const ui::Actions& actions);

// The data file that a card waits for; empty: none. gallery_file_failed(): it cannot be fetched, for this reason.
std::string gallery_file(const Rooms& rooms);
void gallery_file_failed(Rooms& rooms, std::string_view file, std::string_view sentence);

}  // namespace app
