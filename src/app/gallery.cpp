// See gallery.h.
#include "app/gallery.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <utility>

#include "app/open_experiment.h"
#include "app/rooms.h"
#include "core/number_text.h"
#include "core/thousands.h"
#include "model/model.h"
#include "model/strongest_loss.h"
#include "model/tables.h"
#include "train/made.h"

namespace app {
namespace {

// Training time in a frame: a share of the frame's duration, within limits.
constexpr double kTrainShare = 0.3, kLeastTrainMs = 5, kMostTrainMs = 40;
constexpr double kTurnMs = 20;            // a card trains at least so long before the next one's turn,
constexpr double kShownShare = 3;         // and so many times longer than making its pictures takes
constexpr std::size_t kMostThings = 250;  // in a small picture: more would be no clearer, and take long

constexpr int kMostMade = 48;  // generated samples

double now_ms() {
    using Clock = std::chrono::steady_clock;
    return std::chrono::duration<double, std::milli>(Clock::now().time_since_epoch()).count();
}

bool is_trained(const GalleryCard& card) {
    return card.trainer && (card.trainer->step() >= card.experiment.steps || card.trainer->trouble());
}

bool is_done(const GalleryCard& card) {
    return !card.problem.empty() || (is_trained(card) && card.shown_step == card.trainer->step());
}

// Whether a card waits for its data set, which has to be fetched.
bool waits(const Rooms& rooms, const GalleryCard& card) {
    if (card.trainer || !card.problem.empty() || !rooms.fetching.can) return false;
    const data::DatasetRow* row = model::dataset_row(card.experiment.spec);
    return row != nullptr && !row->file.empty() && !data::is_here(*row);
}

void begin(Rooms& rooms) {
    Gallery& gallery = rooms.gallery;
    gallery = {};
    for (const GalleryRow& row : gallery_rows()) {
        GalleryCard card;
        card.row = &row;
        card.experiment = experiment_of(row);
        card.experiment.spec.theme = rooms.session().running().theme;  // a look, so the learner's is kept
        gallery.cards.push_back(std::move(card));
        gallery.shown.cards.push_back({.title = row.title, .sentence = row.sentence, .lesson = row.lesson});
    }
}

// Whether a thing is drawn: some of them, spread evenly over the data. Multiples of the golden ratio are spread evenly
// over every second, third ... thing, too; a fixed stride would meet only some classes of a table that repeats itself.
bool is_drawn(std::size_t thing, std::size_t n_things) {
    constexpr double kGolden = 0.6180339887498949;
    const double turns = static_cast<double>(thing) * kGolden;
    return (turns - std::floor(turns)) * static_cast<double>(n_things) < static_cast<double>(kMostThings);
}

// Keeps the rows of things that are drawn; n_each values are a row.
template <class Value>
void thin_out(std::vector<Value>& values, std::size_t n_each) {
    const std::size_t n = values.size() / n_each;
    std::size_t to = 0;
    for (std::size_t row = 0; row < n; ++row) {
        if (!is_drawn(row, n)) continue;
        for (std::size_t k = 0; k < n_each; ++k) values[to++] = values[row * n_each + k];
    }
    values.resize(to);
}

// The layers of the things that are drawn.
train::Snapshot some_of(const train::Snapshot& snapshot) {
    train::Snapshot some;
    some.layers = snapshot.layers;
    for (train::LayerSnapshot& layer : some.layers)
        thin_out(layer.values, static_cast<std::size_t>(std::max(layer.n_units, 1)));
    return some;
}

void start(GalleryCard& card) {
    core::Result<std::shared_ptr<const model::Material>> material = model::load_material(card.experiment.spec);
    if (!material.ok()) {
        card.problem = material.error().sentence;
        return;
    }
    card.material = std::move(material.value());
    core::Result<train::Trainer> trainer = train::Trainer::start(card.experiment.spec, card.material);
    if (!trainer.ok()) {
        card.problem = trainer.error().sentence;
        return;
    }
    card.trainer = std::move(trainer.value());
    const model::Spec& spec = card.experiment.spec;
    card.coloring = map::color_points(*card.material, model::shown_color(spec), spec.first_color);
    thin_out(card.coloring.index, 1);
    thin_out(card.coloring.ramp, 1);
}

// The row of the encoder layer that made this picture; null for the features and the map.
const model::LayerRow* row_of(const model::Spec& spec, std::size_t picture) {
    if (picture == 0 || picture > spec.layers.size()) return nullptr;
    return model::find_layer(spec.layers[picture - 1].kind);
}

// Whether a layer only gives the numbers of the one before in another form (or a part of the features).
bool only_reads(const model::LayerRow& row, const train::Snapshot& snapshot, std::size_t layer) {
    return row.reads_features || snapshot.layers[layer].values == snapshot.layers[layer - 1].values;
}

std::vector<ui::GalleryPicture> pictures_of(const GalleryCard& card, const train::Snapshot& snapshot) {
    const model::Spec& spec = card.experiment.spec;
    std::vector<ui::GalleryPicture> pictures;
    std::string read_as;
    for (std::size_t i = 0; i < card.strip.pictures.size(); ++i) {
        const model::LayerRow* row = row_of(spec, i);
        if (row != nullptr && only_reads(*row, snapshot, i)) {
            read_as += (read_as.empty() ? "" : ", ") + std::string(row->label);
            continue;
        }
        pictures.push_back({.dots = &card.strip.pictures[i],
                            .label = card.strip.pictures[i].label,
                            .brief = row == nullptr ? "" : model::brief_layer_text(spec.layers[i - 1]),
                            .read_as = std::exchange(read_as, ""),
                            .is_map = i + 1 == card.strip.pictures.size()});
    }
    return pictures;
}

// Rows of a layer's numbers as places in its small picture.
std::vector<map::Point2> places_in(const map::LayerStrip& strip, std::size_t layer, const std::vector<float>& rows) {
    const std::vector<float> flat = projection::project(strip.planes[layer], rows);
    const float factor = strip.scales[layer] > 0 ? 1 / strip.scales[layer] : 0.0f;
    std::vector<map::Point2> places;
    for (std::size_t i = 0; i + 1 < flat.size(); i += 2) {
        const map::Point2 place{flat[i] * factor, flat[i + 1] * factor};
        if (std::fabs(place.x) <= 1 && std::fabs(place.y) <= 1) places.push_back(place);
    }
    return places;
}

// Adds generated samples: a GAN's to the picture of the features, a flow's to that of the map.
void add_made(std::vector<ui::GalleryPicture>& pictures, const GalleryCard& card, const train::Snapshot& snapshot) {
    const auto seed = static_cast<std::uint64_t>(card.experiment.spec.seed);
    if (const train::HeadSnapshot* gan = train::maker_of(snapshot, "gan")) {
        const std::vector<float> mask = model::feature_mask(card.experiment.spec, *card.material);
        const std::vector<float> noise = train::noise_rows(kMostMade, model::kNoiseDims, seed);
        pictures.front().made = places_in(card.strip, 0, train::forged(*gan, noise, mask));
    }
    if (const train::HeadSnapshot* flow = train::maker_of(snapshot, "flow")) {
        const std::vector<float> noise = train::noise_rows(kMostMade, snapshot.dims, seed);
        const auto ways = train::flow_of(*flow, noise, train::kFlowSteps);
        pictures.back().made = places_in(card.strip, card.strip.planes.size() - 1, ways.back());
    }
}

std::vector<std::string> heads_of(const train::Snapshot& snapshot) {
    std::vector<std::string> words;
    for (const train::HeadSnapshot& head : snapshot.heads) {
        const model::LossRow* row = model::find_loss(head.spec.kind);
        std::string text = row == nullptr ? head.spec.kind : std::string(row->label);
        if (!head.spec.target.empty()) text += " " + head.label;
        words.push_back(std::move(text));
    }
    return words;
}

// How well it does: the loss and, where classes are predicted, the share that is right.
void tell_figures(ui::GalleryCardShown& shown, const train::Snapshot& snapshot) {
    const train::HeadSnapshot* head = train::first_answer(snapshot);
    shown.loss = std::isfinite(snapshot.loss_train) ? core::fixed_text(snapshot.loss_train, 2) : "";
    shown.loss_help = "The loss after " + core::thousands(snapshot.step) + " steps.";
    shown.right.clear();
    // Not for a GAN's discriminator: the share of real things that it takes for real says little.
    const bool tells = head != nullptr && head->answer == model::Answer::classes && head->maker.empty();
    if (!tells || !std::isfinite(head->accuracy)) return;
    shown.right = std::to_string(std::lround(head->accuracy * 100)) + " % right";
    shown.loss_help +=
        " Right: the share of right answers about " + head->label + ", on things held out if there are any.";
}

// Scales the final pictures anew, each as large as fits; while training, scales change slowly.
void fill_room(map::LayerStrip& strip) {
    std::fill(strip.scales.begin(), strip.scales.end(), 0.0f);
    for (auto& stamp : strip.made_of) stamp.forget();
}

void make_pictures(GalleryCard& card, ui::GalleryCardShown& shown) {
    const double before = now_ms();
    const train::Snapshot snapshot = card.trainer->snapshot();
    train::record(card.history, snapshot);
    if (is_trained(card)) fill_room(card.strip);
    map::update_layer_strip(card.strip, some_of(snapshot));
    shown.pictures = pictures_of(card, snapshot);
    add_made(shown.pictures, card, snapshot);
    shown.coloring = &card.coloring;
    shown.heads = heads_of(snapshot);
    tell_figures(shown, snapshot);
    card.shown_step = snapshot.step;
    card.trained_since_ms = 0;
    card.cost_of_strip_ms = now_ms() - before;
}

// One frame of a card's turn: it begins, trains, or makes its pictures. Returns whether the turn is over.
bool take_turn(GalleryCard& card, ui::GalleryCardShown& shown, double budget_ms) {
    if (!card.trainer) {
        start(card);
        return !card.trainer;
    }
    const bool enough =
        card.shown_step < 0 || card.trained_since_ms >= std::max(kTurnMs, kShownShare * card.cost_of_strip_ms);
    if (is_trained(card) || enough) {
        make_pictures(card, shown);
        return true;
    }
    const double before = now_ms();
    card.trainer->run_for(budget_ms, card.experiment.steps - card.trainer->step());
    card.trained_since_ms += now_ms() - before;
    return false;
}

bool wants_turn(const Rooms& rooms, const GalleryCard& card) { return !is_done(card) && !waits(rooms, card); }

void train_cards(Rooms& rooms, double budget_ms) {
    Gallery& gallery = rooms.gallery;
    const std::size_t n = gallery.cards.size();
    for (std::size_t tried = 0; tried < n && !wants_turn(rooms, gallery.cards[gallery.turn]); ++tried)
        gallery.turn = (gallery.turn + 1) % n;
    GalleryCard& card = gallery.cards[gallery.turn];
    if (!wants_turn(rooms, card)) return;
    if (take_turn(card, gallery.shown.cards[gallery.turn], budget_ms)) gallery.turn = (gallery.turn + 1) % n;
}

void open_card(Rooms& rooms, int index) {
    if (index < 0 || index >= static_cast<int>(rooms.gallery.cards.size())) return;
    GalleryCard& card = rooms.gallery.cards[static_cast<std::size_t>(index)];
    if (!card.trainer) return;
    go_on_with(rooms, std::exchange(card.trainer, std::nullopt).value(), card.material, std::move(card.history));
}

// Whether any of this is about the running experiment, which the learner then has to see.
bool are_about_experiment(const ui::Actions& actions) {
    const ui::TrainingActions& training = actions.training;
    return training.toggle_play || training.step_once || training.reset || actions.undo || actions.redo ||
           actions.choose_dataset || actions.lesson.open || actions.lesson.start_over || actions.tour.start ||
           actions.sheet.open || actions.board.open;
}

}  // namespace

bool run_gallery(Rooms& rooms, const Input& input) {
    Gallery& gallery = rooms.gallery;
    const bool opens = rooms.ui.show_gallery && rooms.window.gl.whole;
    if (opens != !gallery.cards.empty()) {
        if (opens) {
            begin(rooms);
        } else {
            gallery = {};
        }
        rooms.clock.active_s = input.now_s;
        rooms.link.changed = true;
    }
    if (!opens) return rooms.ui.show_gallery;
    const double frame_ms = std::max(input.now_s - rooms.clock.last_s, 0.0) * 1000;
    train_cards(rooms, std::clamp(frame_ms * kTrainShare, kLeastTrainMs, kMostTrainMs));
    return true;
}

bool gallery_needs_frame(const Rooms& rooms) {
    const std::vector<GalleryCard>& cards = rooms.gallery.cards;
    return rooms.ui.show_gallery == cards.empty() ||
           std::any_of(cards.begin(), cards.end(), [&](const GalleryCard& card) { return wants_turn(rooms, card); });
}

void show_gallery(Rooms& rooms, ui::View& view) {
    Gallery& gallery = rooms.gallery;
    if (!rooms.ui.show_gallery || gallery.cards.empty()) return;
    gallery.shown.n_done = 0;
    for (std::size_t i = 0; i < gallery.cards.size(); ++i) {
        const GalleryCard& card = gallery.cards[i];
        ui::GalleryCardShown& shown = gallery.shown.cards[i];
        const auto steps = static_cast<double>(std::max(card.experiment.steps, 1L));
        shown.progress = card.trainer ? static_cast<double>(card.trainer->step()) / steps : 0;
        shown.note = card.problem;
        if (waits(rooms, card)) shown.note = "Its data is being fetched.";
        gallery.shown.n_done += is_done(card) && card.problem.empty() ? 1 : 0;
    }
    view.gallery = &gallery.shown;
    view.training.playing = false;  // the gallery trains instead of the running experiment
}

void apply_gallery_actions(Rooms& rooms, const ui::Actions& actions) {
    if (actions.gallery.open) open_card(rooms, *actions.gallery.open);
    if (are_about_experiment(actions)) rooms.ui.show_gallery = false;
}

std::string gallery_file(const Rooms& rooms) {
    for (const GalleryCard& card : rooms.gallery.cards) {
        if (waits(rooms, card)) return model::dataset_row(card.experiment.spec)->file;
    }
    return "";
}

void gallery_file_failed(Rooms& rooms, std::string_view file, std::string_view sentence) {
    for (GalleryCard& card : rooms.gallery.cards) {
        if (waits(rooms, card) && model::dataset_row(card.experiment.spec)->file == file)
            card.problem = "Its data could not be fetched: " + std::string(sentence);
    }
    rooms.clock.active_s = rooms.clock.last_s;
}

}  // namespace app
