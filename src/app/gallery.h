// The gallery: one page on which all architectures are drawn in the same way, as features -> a map after each layer ->
// head -> loss. While the page is open, a small model of each is trained, one after the other within a frame's budget,
// until it has done its steps; the running experiment is paused and unchanged. ui::State::show_gallery says whether the
// page is open; closing it frees the models. May include everything of app. Next: gallery_rows.cpp, the table of
// architectures.
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

// One architecture. Its experiment is the one with which a lesson's step begins.
struct GalleryRow {
    std::string_view title, sentence;
    std::string_view lesson;  // id of the lesson that explains it; a link on the card opens it
    int step = 1;             // the step of that lesson, counted from 1, as in links
    long steps = 0;           // training steps; 0: the warm-up steps of that lesson step
};
std::span<const GalleryRow> gallery_rows();

// The Spec of a row, and how many steps it is trained.
struct GalleryExperiment {
    model::Spec spec;
    long steps = 0;
};
// It is a bug if the row's lesson does not exist (checked).
GalleryExperiment experiment_of(const GalleryRow& row);

// The model of a row, and its picture on the page.
struct GalleryCard {
    const GalleryRow* row = nullptr;
    GalleryExperiment experiment;
    std::shared_ptr<const model::Material> material;
    std::optional<train::Trainer> trainer;  // none: training has not begun, or is impossible (`problem`)
    train::History history;
    map::LayerStrip strip;
    map::Coloring coloring;
    long shown_step = -1;         // the training step of `strip`
    double trained_since_ms = 0;  // time spent training since `strip` was made
    double cost_of_strip_ms = 0;  // time that it took to make `strip`
    std::string problem;          // why it cannot be trained; empty: it can
};

struct Gallery {
    std::vector<GalleryCard> cards;  // one for each row; none: the gallery is closed
    std::size_t turn = 0;            // index of the card that trains now
    ui::GalleryShown shown;          // what the page shows of it
};

// Opens or closes the gallery as ui::State says, and trains for one frame. Returns whether it is open.
bool run_gallery(Rooms& rooms, const Input& input);
// Whether the gallery needs another frame: it opens or closes, or a card trains.
bool gallery_needs_frame(const Rooms& rooms);
// Fills in what the page shows: View::gallery.
void show_gallery(Rooms& rooms, ui::View& view);
// Opens the experiment of the card that the learner chose. Any action on the running experiment closes the gallery.
void apply_gallery_actions(Rooms& rooms, const ui::Actions& actions);

// The data file that a card waits for; empty: none. Call gallery_file_failed() if it cannot be fetched, with the reason
// in a sentence.
std::string gallery_file(const Rooms& rooms);
void gallery_file_failed(Rooms& rooms, std::string_view file, std::string_view sentence);

}  // namespace app
