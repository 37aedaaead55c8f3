// See own_data.h.
#include "app/own_data.h"

#include <algorithm>
#include <chrono>
#include <utility>

#include "app/drawing_board.h"
#include "app/experiment/apply_spec.h"
#include "app/frame.h"
#include "app/lesson/lesson_play.h"
#include "app/links.h"
#include "app/open_experiment.h"
#include "app/rooms.h"
#include "app/stages/many_maps.h"
#include "app/stages/two_maps.h"
#include "app/take_home/experiment_file.h"
#include "core/shown_text.h"
#include "core/thousands.h"
#include "data/drawing/drawing.h"
#include "data/import/own_id.h"
#include "data/import/picture_dataset.h"
#include "data/import/picture_report.h"
#include "data/import/sheet_dataset.h"
#include "data/import/sheet_report.h"
#include "data/import/text_kind.h"
#include "data/import/word_choices.h"
#include "model/schema.h"

namespace app {
namespace {

constexpr int kMostBars = 18;
constexpr int kShapesPerFrame = 4;            // a long column takes some milliseconds to count
constexpr std::size_t kMostLearned = 6;       // sheets that are kept, and
constexpr std::size_t kMostBytes = 96 << 20;  // bytes of them together

std::string name_of(const std::vector<data::ImportedFile>& files) {
    std::string name;
    for (const data::ImportedFile& file : files) name += (name.empty() ? "" : " and ") + file.name;
    return core::shortened(core::printable(name));
}

std::shared_ptr<const model::Material> running_own(const Rooms& rooms, std::string_view id) {
    const std::shared_ptr<const model::Material>& imported = rooms.session().running().imported;
    return imported != nullptr && imported->dataset.row.id == id ? imported : nullptr;
}

const LearnedSheet* find_learned(const OwnData& own, std::string_view id) {
    for (const LearnedSheet& each : own.learned)
        if (each.material->dataset.row.id == id) return &each;
    return nullptr;
}

// Adds a sheet and removes the oldest over the limits, but never the one that was just added.
void keep(OwnData& own, LearnedSheet learned) {
    std::erase_if(own.learned, [&](const LearnedSheet& each) {
        return each.material->dataset.row.id == learned.material->dataset.row.id;
    });
    own.learned.push_back(std::move(learned));
    const auto bytes = [&] {
        std::size_t n = 0;
        for (const LearnedSheet& each : own.learned)
            n += each.sheet == nullptr ? each.material->features.values.size() * sizeof(float)
                                       : each.sheet->text.size() + each.sheet->cells.size() * sizeof(data::SheetCell);
        return n;
    };
    while (own.learned.size() > 1 && (own.learned.size() > kMostLearned || bytes() > kMostBytes))
        own.learned.erase(own.learned.begin());
    own.choices.clear();
    for (const LearnedSheet& each : own.learned) {
        const data::DatasetRow& row = each.material->dataset.row;
        own.choices.push_back({row.id, row.label, row.card.count});
    }
}

// The sheet's words and warnings have changed.
void look_again(OwnData& own) {
    constexpr std::size_t kMostWords = 24;
    own.words = data::missing_words(*own.sheet, kMostWords);
    own.warnings = data::warnings_of(*own.sheet);
    own.n_empty = 0;
    for (const data::SheetColumn& column : own.sheet->columns) own.n_empty += column.n_empty;
}

void show(OwnData& own, data::Sheet sheet, std::string file) {
    own.pictures.reset();
    own.unread.reset();
    own.imported_id = data::text_part(data::own_id(sheet));  // once: it hashes the whole text
    own.shapes.assign(sheet.columns.size(), std::nullopt);
    own.sheet = std::move(sheet);
    look_again(own);
    own.file = std::move(file);
    own.problem.clear();
    own.open = true;
}

void close(OwnData& own) {
    own.open = false;
    own.sheet.reset();
    own.pictures.reset();
    own.unread.reset();
    own.shapes.clear();
    own.problem.clear();
}

// The first experiment with this data. A table that runs already, only taken otherwise, keeps architecture and training.
model::Spec first_spec(const Rooms& rooms, const std::shared_ptr<const model::Material>& material) {
    const model::Spec& running = rooms.session().running();
    model::Spec spec = model::default_spec(material);
    spec.theme = running.theme;  // looks do not depend on the data
    spec.map_style = running.map_style;
    const bool same_text = data::text_part(running.dataset) == data::text_part(spec.dataset);
    if (!running.imported || !same_text) return spec;
    const data::DatasetRow &before = running.imported->dataset.row, &now = material->dataset.row;
    if (before.has_contexts != now.has_contexts || (before.encode_text == nullptr) != (now.encode_text == nullptr))
        return spec;  // its things are of another kind
    model::Spec kept = running;
    kept.imported = spec.imported;
    kept.dataset = spec.dataset;
    kept.features = spec.features;
    kept.losses = spec.losses;
    kept.color_by = spec.color_by;
    kept.regions_of = spec.regions_of;
    return model::validate(kept).ok() ? kept : spec;
}

// Replaces the running experiment; one undo brings it back.
core::Status learn_material(Rooms& rooms, const std::shared_ptr<const model::Material>& material) {
    const model::Spec spec = first_spec(rooms, material);
    if (core::Status valid = model::validate(spec); !valid.ok()) return valid;
    end_sweep(rooms);
    drop_comparison(rooms);
    leave_lesson(rooms);
    rooms.ui.show_lessons = rooms.ui.show_gallery = false;
    const core::Result<Applied> applied = apply_spec(rooms, spec, rooms.clock.last_s);
    if (!applied.ok()) return applied.error();
    return {};
}

std::string told_of(const data::ImportedDataset& made, int n_things) {
    std::string words = "Your table is on the map.";
    if (n_things < model::kFewThings)
        words += " " + core::thousands(n_things) + " things are too few to hold any out: all are trained on.";
    constexpr std::size_t kMostNotes = 2;
    for (std::size_t i = 0; i < made.notes.size() && i < kMostNotes; ++i) words += " " + made.notes[i];
    return words;
}

// A link's table has come: it is made as the link says, and the link is opened.
core::Status open_asked(Rooms& rooms) {
    OwnData& own = rooms.own;
    const std::string id = std::exchange(own.asked_for, ""), link = std::exchange(own.asked_link, "");
    if (data::text_part(data::own_id(*own.sheet)) != data::text_part(id)) {
        own.problem = "This is another table than the one that the link was made with. It can be learned all the same.";
        return {};
    }
    core::Status chosen = data::choose_as(*own.sheet, id);
    if (!chosen.ok()) own.problem = chosen.sentence();
    if (chosen.ok()) chosen = learn_sheet(rooms);
    if (!chosen.ok()) return chosen;
    return open_link(rooms, link);
}

// A drawing that was saved, or came in a link, is learned at once: there is nothing to choose.
core::Status import_drawn(Rooms& rooms, std::string_view bytes) {
    OwnData& own = rooms.own;
    core::Result<data::Drawing> drawing = data::read_drawing(bytes);
    core::Status learned = drawing.ok() ? import_drawing(rooms, std::move(drawing.value())) : drawing.error();
    if (!learned.ok()) {
        own.problem = learned.sentence();
        own.open = true;
        return learned;
    }
    close(own);
    return open_asked_link(rooms);
}

void show_pictures(OwnData& own, data::Dataset pictures, const std::string& name) {
    close(own);
    own.imported_id = pictures.row.id;
    own.pictures = std::move(pictures);
    own.file = name;
    own.open = true;
}

core::Status learn_pictures(Rooms& rooms) {
    OwnData& own = rooms.own;
    const auto material = model::make_material(*own.pictures);
    if (core::Status learned = learn_material(rooms, material); !learned.ok()) {
        own.problem = learned.sentence();
        return learned;
    }
    keep(own, {own.file, nullptr, material});
    close(own);
    tell(rooms, "Your pictures are on the map: " + material->dataset.row.card.count, rooms.clock.last_s);
    return open_asked_link(rooms);
}

// Pictures are shown, or learned at once if a link has asked for them.
core::Status import_pictures(Rooms& rooms, std::string_view pack, const std::string& name) {
    OwnData& own = rooms.own;
    core::Result<data::Dataset> dataset = data::picture_dataset(pack, name);
    if (!dataset.ok()) {
        own.problem = name + ": " + dataset.error().sentence;
        own.open = true;
        return dataset.error();
    }
    show_pictures(own, std::move(dataset.value()), name);
    if (own.asked_for.empty()) return {};
    if (own.asked_for == own.imported_id) return learn_pictures(rooms);
    own.asked_for.clear();
    own.asked_link.clear();
    own.problem = "These are other pictures than those that the link was made with. They can be learned all the same.";
    return {};
}

// An experiment trains on as it was saved.
core::Status bring_experiment(Rooms& rooms, const std::string& bytes, const std::string& name) {
    OwnData& own = rooms.own;
    own.imported_id.clear();
    if (core::Status opened = open_experiment(rooms, bytes); !opened.ok()) {
        own.problem = name + ": " + opened.sentence();
        own.open = true;
        return opened;
    }
    close(own);
    return open_asked_link(rooms);
}

// All pieces are read.
core::Status end_reading(Rooms& rooms) {
    OwnData& own = rooms.own;
    const std::string name = std::move(own.reading->name);
    core::Result<data::Sheet> sheet = own.reading->reading.result();
    const data::KeptFiles text = sheet.ok() ? nullptr : own.reading->reading.text_file();
    own.reading.reset();
    rooms.clock.active_s = rooms.clock.last_s;
    // A link may say what it is to be taken for.
    const auto asked = data::text_kind_in(own.asked_for);
    if (text != nullptr && asked) sheet = data::read_text_as(*text, *asked);
    if (!sheet.ok()) {
        own.problem = name + ": " + sheet.error().sentence;
        if (!own.sheet && !own.pictures) own.unread = text;
        own.open = true;
        return sheet.error();
    }
    show(own, std::move(sheet.value()), name);
    return own.asked_for.empty() ? core::Status() : open_asked(rooms);
}

// A text that cannot be read as what it was taken for is taken for something else.
void read_unread_as(OwnData& own, data::TextKind kind) {
    const std::string name = name_of(*own.unread);
    core::Result<data::Sheet> sheet = data::read_text_as(*own.unread, kind);
    if (sheet.ok()) return show(own, std::move(sheet.value()), name);
    own.problem = name + ": " + sheet.error().sentence;
}

// What the learner changes about the open sheet.
void change_sheet(OwnData& own, const ui::SheetActions& actions) {
    data::Sheet& sheet = *own.sheet;
    const auto column_changed = [&](int column, const core::Status& status) {
        own.problem = status.sentence();
        own.shapes[static_cast<std::size_t>(column)].reset();
        look_again(own);
    };
    const auto changed = [&](const core::Status& status) {
        own.problem = status.sentence();
        own.shapes.assign(sheet.columns.size(), std::nullopt);
        look_again(own);
    };
    if (actions.kind)
        column_changed(actions.kind->column, data::set_kind(sheet, actions.kind->column, actions.kind->kind));
    if (actions.order)
        column_changed(actions.order->column, data::set_date_order(sheet, actions.order->column, actions.order->order));
    if (actions.text_kind) changed(data::take_text_as(sheet, *actions.text_kind));
    if (actions.word) {
        const bool other = !data::is_thing(sheet, actions.word->word);
        changed(data::set_thing(sheet, actions.word->word, actions.word->is_thing.value_or(other)));
    }
    if (actions.missing) changed(data::set_missing(sheet, actions.missing->word, actions.missing->is_missing));
    if (actions.leave_out) sheet.leave_out_faults = *actions.leave_out;
    if (actions.target) sheet.target = *actions.target;
}

// Counts how the values of some of these columns are spread, where that is not known yet. False: it is known of all.
bool count_shapes(OwnData& own, int first, int last) {
    int counted = 0;
    for (int i = std::max(0, first); i <= last && i < static_cast<int>(own.shapes.size()); ++i) {
        std::optional<data::ColumnShape>& shape = own.shapes[static_cast<std::size_t>(i)];
        if (shape) continue;
        if (counted++ == kShapesPerFrame) break;
        shape = data::shape_of(*own.sheet, i, kMostBars);
    }
    return counted > 0;
}

core::Status begin_reading(Rooms& rooms, std::vector<data::ImportedFile> files, const std::string& name) {
    constexpr std::size_t kAtOnce = std::size_t{1} << 20;  // bytes that take no longer than a few frames
    OwnData& own = rooms.own;
    std::size_t n_bytes = 0;
    for (const data::ImportedFile& file : files) n_bytes += file.bytes.size();
    own.reading.emplace(ReadingFiles{data::FilesReading(std::move(files)), name});
    if (n_bytes > kAtOnce) {
        close(own);  // so that the map and the progress are visible
        return {};
    }
    while (own.reading->reading.advance()) {
    }
    return end_reading(rooms);
}

core::Status bring_any(Rooms& rooms, std::vector<data::ImportedFile> files) {
    if (files.size() == 1 && data::is_drawing_text(files[0].bytes)) return import_drawn(rooms, files[0].bytes);
    const std::string name = name_of(files);
    if (files.size() == 1 && is_experiment(files[0].bytes)) return bring_experiment(rooms, files[0].bytes, name);
    if (files.size() == 1 && data::is_picture_pack(files[0].bytes)) return import_pictures(rooms, files[0].bytes, name);
    return begin_reading(rooms, std::move(files), name);
}

// "things.csv is being read: 45 %."
std::string told_of(const ReadingFiles& reading) {
    return reading.name + " is being read: " + std::to_string(static_cast<int>(reading.reading.share() * 100)) + " %.";
}

}  // namespace

core::Status import_files(Rooms& rooms, std::vector<data::ImportedFile> files) {
    rooms.clock.active_s = rooms.clock.last_s;
    rooms.own.reading.reset();
    rooms.own.unread.reset();
    return rooms.own.outcome = bring_any(rooms, std::move(files));
}

bool takes_pasted(const Rooms& rooms, std::string_view beginning) {
    constexpr std::size_t kParagraph = 400;  // bytes
    const std::string_view text = data::without_outer_spaces(beginning);
    if (text.empty()) return false;
    if (rooms.own.open && !rooms.own.sheet && !rooms.own.pictures) return true;
    if (text.find_first_of("\r\n") != std::string_view::npos) return true;
    return text.size() >= kParagraph && text.find(". ") != std::string_view::npos;
}

void read_on(Rooms& rooms, double budget_ms) {
    using Steady = std::chrono::steady_clock;
    if (!rooms.own.reading) return;
    const Steady::time_point end = Steady::now() + std::chrono::microseconds(static_cast<long>(budget_ms * 1000));
    bool more = true;
    while (more && Steady::now() < end) more = rooms.own.reading->reading.advance();
    rooms.clock.active_s = rooms.clock.last_s;
    if (!more) rooms.own.outcome = end_reading(rooms);
}

void stop_reading(Rooms& rooms) {
    if (!rooms.own.reading) return;
    const std::string sentence = "The reading of " + rooms.own.reading->name + " was stopped.";
    rooms.own.outcome = core::Error{"data", sentence};
    rooms.own.reading.reset();
    tell(rooms, sentence + " What was there goes on.", rooms.clock.last_s);
}

core::Status learn_sheet(Rooms& rooms) {
    OwnData& own = rooms.own;
    if (own.pictures) return learn_pictures(rooms);
    if (!own.sheet) return core::Error{"data", "There is no table to learn from. Bring one first."};
    core::Result<data::ImportedDataset> made = data::sheet_dataset(*own.sheet, own.file);
    if (!made.ok()) {
        own.problem = made.error().sentence;
        return made.error();
    }
    const int n_things = made.value().dataset.table.n_rows;
    const auto material = model::make_material(std::move(made.value().dataset));
    if (core::Status learned = learn_material(rooms, material); !learned.ok()) {
        own.problem = learned.sentence();
        return learned;
    }
    keep(own, {own.file, std::make_shared<const data::Sheet>(std::move(*own.sheet)), material});
    close(own);
    own.asked_for.clear();
    tell(rooms, told_of(made.value(), n_things), rooms.clock.last_s);
    return {};
}

core::Status choose_in_sheet(Rooms& rooms, std::string_view choices) {
    OwnData& own = rooms.own;
    if (!own.sheet) return core::Error{"data", "There is no table to choose in. Bring one first."};
    core::Status chosen = data::choose_as(
        *own.sheet, std::string(data::text_part(data::own_id(*own.sheet))) + "_" + std::string(choices));
    own.shapes.assign(own.sheet->columns.size(), std::nullopt);
    look_again(own);
    return chosen;
}

void keep_learned(Rooms& rooms, LearnedSheet learned) {
    rooms.own.imported_id = data::text_part(learned.material->dataset.row.id);
    keep(rooms.own, std::move(learned));
}

core::Status open_asked_link(Rooms& rooms) {
    OwnData& own = rooms.own;
    const std::string id = std::exchange(own.asked_for, ""), link = std::exchange(own.asked_link, "");
    return id == rooms.session().running().dataset ? open_link(rooms, link) : core::Status();
}

std::shared_ptr<const model::Material> learned_material(const Rooms& rooms, std::string_view id) {
    const LearnedSheet* learned = find_learned(rooms.own, id);
    return learned == nullptr ? running_own(rooms, id) : learned->material;
}

void ask_for(Rooms& rooms, std::string_view id, std::string_view link) {
    OwnData& own = rooms.own;
    close(own);
    own.asked_for = id;
    own.asked_link = link;
    own.open = true;
}

std::string sheet_json(const Rooms& rooms) {
    if (rooms.own.pictures) return data::picture_report(*rooms.own.pictures).dump();
    return rooms.own.sheet ? data::sheet_report(*rooms.own.sheet).dump() : "null";
}

void show_sheet(Rooms& rooms, ui::View& view) {
    OwnData& own = rooms.own;
    view.own_data = own.choices;
    view.can_paste = own.can_paste;
    if (own.reading) view.messages.reading = told_of(*own.reading);
    if (!own.open) return;
    const bool is_running = (own.sheet || own.pictures) && rooms.session().running().imported != nullptr &&
                            data::text_part(rooms.session().running().dataset) == own.imported_id;
    own.shown = {
        .sheet = own.sheet ? &*own.sheet : nullptr,
        .pictures = own.pictures ? &*own.pictures : nullptr,
        .file = own.file,
        .problem = own.problem,
        .asked_for = own.asked_for.empty()
                         ? ""
                         : "This link is of a table that somebody brought. It stayed on their machine: bring the "
                           "same file to open the link.",
        .shapes = own.shapes,
        .warnings = own.warnings,
        .words = own.words,
        .n_empty = own.n_empty,
        .can_pick = own.can_pick,
        .can_take_text = own.unread != nullptr,
        .is_running = is_running};
    view.sheet = &own.shown;
}

void apply_sheet_actions(Rooms& rooms, const ui::SheetActions& actions) {
    OwnData& own = rooms.own;
    if (takes_pasted(rooms, std::string_view(actions.pasted).substr(0, kPastedLook)))
        import_files(rooms, {{"pasted text", actions.pasted}});
    if (actions.open) {
        close(own);
        own.open = true;
        const LearnedSheet* running = find_learned(own, rooms.session().running().dataset);
        if (!actions.anew && running != nullptr && running->sheet != nullptr) show(own, *running->sheet, running->file);
        if (!actions.anew && running != nullptr && running->sheet == nullptr)
            show_pictures(own, running->material->dataset, std::string(running->file));
    }
    if (actions.pick) own.wants_pick = true;
    if (actions.stop_reading) stop_reading(rooms);
    if (!own.open) return;
    if (actions.close) {
        close(own);
        own.asked_for.clear();
    }
    if (own.pictures && actions.side && *actions.side != own.pictures->pictures.side) own.wants_side = *actions.side;
    if (own.pictures && actions.learn) learn_pictures(rooms);
    if (own.unread != nullptr && actions.text_kind) return read_unread_as(own, *actions.text_kind);
    if (!own.sheet) return;
    change_sheet(own, actions);
    if (count_shapes(own, actions.first, actions.last)) rooms.clock.active_s = rooms.clock.last_s;
    if (actions.learn) learn_sheet(rooms);
}

}  // namespace app
