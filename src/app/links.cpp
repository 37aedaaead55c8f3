// See links.h.
#include "app/links.h"

#include <algorithm>

#include "app/experiment/apply_spec.h"
#include "app/fetching.h"
#include "app/frame.h"
#include "app/lesson/lesson_link.h"
#include "app/lesson/lesson_play.h"
#include "app/own_data.h"
#include "app/rooms.h"
#include "app/stages/many_maps.h"
#include "app/stages/two_maps.h"
#include "data/import/own_id.h"
#include "lessons/opening.h"
#include "model/link.h"
#include "model/spec_json.h"

namespace app {
core::Status open(Rooms& rooms, const model::Spec& spec) {
    end_sweep(rooms);
    drop_comparison(rooms);
    rooms.sides.ended.reset();
    rooms.before_start.reset();
    note_run(rooms, spec.dataset);
    core::Status opened = rooms.session().open(spec);
    if (opened.ok()) {
        began_anew(rooms);
    } else {
        rooms.notices.alarm = "The link cannot be opened: " + opened.sentence();
    }
    return opened;
}

// The error about a link: a sentence for each wrong part, at most three, and what is opened.
core::Status told(const std::vector<core::Error>& wrong, bool nothing_opens) {
    constexpr std::size_t kMost = 3;
    if (wrong.empty()) return {};
    std::string sentence = nothing_opens ? "The link cannot be opened as it is." : "Not all of the link is understood.";
    for (std::size_t i = 0; i < wrong.size() && i < kMost; ++i) sentence += " " + wrong[i].sentence;
    if (wrong.size() > kMost) sentence += " And " + std::to_string(wrong.size() - kMost) + " more are wrong.";
    return core::Error{wrong.front().field,
                       sentence + (nothing_opens ? " The default opens instead." : " The rest of it opens.")};
}

// The parts of a link: lesson, many maps, experiment.
struct WholeLink {
    LessonLink lesson;
    SweepLink maps;
    model::ReadLink experiment;
    core::Status wrong;
    bool has_experiment = false;
};

// The id of own data that a link names; empty: none.
std::string own_data_in(std::string_view text) {
    const model::LinkText pairs = model::read_link_text(text);
    for (const model::LinkPair& pair : pairs.pairs)
        if (pair.name == "dataset" && data::is_own_id(pair.value)) return pair.value;
    return "";
}

// `own`: the data set that the link names, if somebody brought it; null: it is one of the registry's.
WholeLink read_whole(std::string_view text, const std::shared_ptr<const model::Material>& own = nullptr) {
    const model::LinkText pairs = model::read_link_text(text);
    WholeLink link;
    link.maps = split_sweep_link(model::joined(pairs.pairs));
    link.lesson = split_lesson_link(link.maps.rest);
    model::LinkText experiment = model::read_link_text(link.lesson.rest);
    experiment.json = pairs.json;
    experiment.wrong = pairs.wrong;
    link.experiment = model::read_link(experiment, own);
    link.has_experiment = !experiment.pairs.empty() || !experiment.json.empty();
    std::vector<core::Error> wrong = link.experiment.wrong;
    for (const core::Error& error : {link.lesson.wrong, link.maps.wrong}) {
        if (!error.sentence.empty()) wrong.push_back(error);
    }
    const bool other = link.lesson.lesson != nullptr || link.lesson.gallery || link.maps.is_sweep();
    link.wrong = told(wrong, link.experiment.spec == model::default_spec() && !other);
    return link;
}

core::Status open_link(Rooms& rooms, std::string_view text) {
    const std::string own_id = own_data_in(text);
    const auto own = learned_material(rooms, own_id);
    if (!own_id.empty() && own == nullptr) {
        ask_for(rooms, own_id, text);
        return {};
    }
    const WholeLink link = read_whole(text, own);
    if (!link.wrong.ok()) rooms.notices.alarm = link.wrong.sentence();
    rooms.ui.show_gallery = link.lesson.gallery;
    if (link.lesson.gallery && link.lesson.lesson == nullptr && !link.has_experiment && !link.maps.is_sweep())
        return link.wrong;  // only the gallery opens, over what runs
    rooms.fetching.waiting.reset();
    rooms.experiment.pace.warm_left = 0;
    rooms.many.pending.reset();
    const lessons::Lesson* lesson = link.lesson.lesson;
    if (lesson != nullptr && !link.has_experiment) {
        open_lesson(rooms, *lesson, link.lesson.step);
        want_sweep(rooms, link.maps);
        return link.wrong;
    }
    if (!waits_for(rooms, link.experiment.spec, true)) open(rooms, link.experiment.spec);
    if (lesson != nullptr) {
        rooms.lesson.guide.open(*lesson, link.lesson.step, rooms.session().latest().step);
    } else if (link.maps.is_sweep() || !(link.experiment.spec == model::default_spec())) {
        rooms.lesson.guide.close();  // an experiment without a lesson
    }
    want_sweep(rooms, link.maps);
    return link.wrong;
}

core::Result<model::Spec> spec_of_link(std::string_view text) {
    const WholeLink link = read_whole(text);
    if (!link.experiment.wrong.empty()) return link.experiment.wrong.front();
    if (!link.lesson.wrong.sentence.empty()) return link.lesson.wrong;
    if (link.maps.is_sweep() || !link.maps.wrong.sentence.empty())
        return core::Error{"across",
                           "The link is of many maps, which `embedscape sweep --across ... --down ...` makes; "
                           "take across, down and seeds out of it."};
    if (link.lesson.lesson != nullptr && !link.has_experiment)
        return lessons::opening(*link.lesson.lesson, link.lesson.step).spec;
    return link.experiment.spec;
}

std::string link(const Rooms& rooms) {
    std::string link = model::to_link(rooms.session().running());
    const lessons::Lesson* lesson = rooms.lesson.guide.lesson();
    // The state in which the page opens without a link has an empty link.
    const bool at_start = link.empty() && lesson == lessons::lesson_table().front() && rooms.lesson.guide.index() == 0;
    if (lesson != nullptr && !at_start)
        link = lesson_link(*lesson, rooms.lesson.guide.index()) + (link.empty() ? "" : "&" + link);
    if (rooms.many.show) link += (link.empty() ? "" : "&") + sweep_link(rooms.many.show->sweep, rooms.ui.sweep);
    if (rooms.ui.show_gallery) link = std::string(kGalleryLink) + (link.empty() ? "" : "&" + link);
    return link;
}

core::Result<bool> apply_json(Rooms& rooms, std::string_view partial_spec) {
    core::Result<model::Spec> spec = model::from_json(partial_spec, rooms.session().running());
    if (!spec.ok()) return spec.error();
    if (waits_for(rooms, spec.value(), false)) return false;
    const core::Result<Applied> applied = apply_spec(rooms, spec.value(), rooms.clock.last_s);
    if (!applied.ok()) return applied.error();
    return applied.value().changed;
}

}  // namespace app
