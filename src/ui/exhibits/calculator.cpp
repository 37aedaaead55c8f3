// A calculator of concepts: words as terms, their sum or mean as a place, and what is nearest to it; on a plane with
// named axes, or with word vectors of many numbers. See exhibits.h.
#include <imgui.h>

#include <cmath>

#include "ui/exhibits/calculator_parts.h"
#include "ui/exhibits/exhibit_rows.h"
#include "ui/text_field.h"

namespace ui::exhibits {
namespace {

using lessons::Calculator;
using lessons::NearWord;
using lessons::Term;
using lessons::WordSpace;

constexpr std::size_t kMostTerms = 6;

struct Example {
    const char* label;
    std::vector<Term> terms;
    bool mean = false;
};

// For the plane, and for word vectors.
std::vector<Example> examples_of(bool plane) {
    if (plane) {
        return {{"king − man + woman", lessons::sum_of("king", "man", "woman")},
                {"king − man + boy", lessons::sum_of("king", "man", "boy")},
                {"king, queen", {{"king", false}, {"queen", false}}, true},
                {"grandmother − woman + man", lessons::sum_of("grandmother", "woman", "man")}};
    }
    return {{"king − man + woman", lessons::sum_of("king", "man", "woman")},
            {"paris − france + japan", lessons::sum_of("paris", "france", "japan")},
            {"dogs − dog + cow", lessons::sum_of("dogs", "dog", "cow")},
            {"brother − man + woman", lessons::sum_of("brother", "man", "woman")},
            {"calf − cow + sheep", lessons::sum_of("calf", "cow", "sheep")},
            {"king, queen", {{"king", false}, {"queen", false}}, true}};
}

std::string coordinates(const std::vector<double>& at) {
    std::string text = "[";
    for (const double value : at) text += (text.size() > 1 ? ", " : "") + number_label(value, 0.01);
    return text + "]";
}

// Terms as chips (a press turns the sign), what comes of them, and the nearest word.
void formula_row(Rect line, const WordSpace& space, const std::string& answer, Calculator& desk, bool small) {
    if (desk.terms.empty()) {
        draw_text(line, faces().text, theme().muted, theme().pointer.add_words);
        return;
    }
    const std::vector<double> result = lessons::result_of(space, desk);
    std::string tail = result.empty() ? "a word is missing here" : small ? "" : "→ " + answer;
    if (!small && space.is_plane() && !result.empty()) tail = "= " + coordinates(result) + "  " + tail;
    const Rect end = cut_right(line, std::min(text_width(faces().bold, tail) + 4, line.w * 0.5f), 8);
    float x = line.x;
    for (std::size_t i = 0; i < desk.terms.size(); ++i) {
        Term& term = desk.terms[i];
        const std::string label = (term.minus ? "− " : i == 0 ? "" : "+ ") + term.word;
        const float w = text_width(faces().text, label) + 14;
        if (x + w > line.right() + 4) break;
        ImGui::PushID(static_cast<int>(i));
        const Rect chip{x, line.middle_y() - chip_height() / 2, w, chip_height()};
        const Press press = press_area("term", chip, {"Turns + into −, and back.", "at once"});
        if (press.hovered || press.held) draw_box(chip, theme().hover, 0, 6);
        draw_text(chip, faces().bold, term.minus ? theme().loss : theme().architecture, label, Align::centre);
        if (press.clicked) term.minus = !term.minus;
        ImGui::PopID();
        x += w;
    }
    if (desk.mean && desk.terms.size() > 1) {
        draw_text({x + 4, line.y, std::max(0.0f, line.right() - x - 4), line.h}, faces().text, theme().muted,
                  "/ " + std::to_string(desk.terms.size()));
    }
    draw_text(end, faces().bold, theme().features, tail, Align::right);
}

void take_example(Calculator& desk, const Example& example) {
    desk.terms = example.terms;
    desk.mean = example.mean;
    desk.minus = false;
}

// What one does with words; returns the height used.
float controls(const Rect& rect, bool plane, Calculator& desk) {
    const bool small = rect.w < 480;
    Chips chips(rect.x, rect.y, rect.w);
    if (chips.chip("+", "+", !desk.minus, {"The next word is added.", ""})) desk.minus = false;
    if (chips.chip("-", "−", desk.minus, {"The next word is taken off.", ""})) desk.minus = true;
    if (chips.chip("mean", "mean", desk.mean,
                   {"The sum divided by the number of words: of two, the midpoint.", "at once"})) {
        desk.mean = !desk.mean;
    }
    if (chips.chip("undo", "undo", false, {"Takes the last word away.", "at once"}, !desk.terms.empty())) {
        desk.terms.pop_back();
    }
    if (!small && chips.chip("clear", "clear", false, {"Takes all words away.", "at once"}, !desk.terms.empty()))
        desk.terms.clear();
    if (plane && chips.chip("age", "age", desk.third,
                            {"A third axis: the plane becomes a space. Drag to turn it.", "at once"})) {
        desk.third = !desk.third;
        if (desk.third) desk.turn = projection::turned(lessons::kFlat, 0.35f, -0.25f);
    }
    if (plane && chips.chip("own", small ? "own" : "own words", !desk.leave_out,
                            {"Whether the words of the sum itself may be answers.", "at once"})) {
        desk.leave_out = !desk.leave_out;
    }
    if (!desk.moved.empty() && chips.chip("back", "put back", false, {"Every dragged word goes home.", "at once"})) {
        desk.moved.clear();
    }
    return chips.bottom() - rect.y;
}

float example_chips(const Rect& rect, bool plane, Calculator& desk) {
    Chips chips(rect.x, rect.y, rect.w);
    const std::vector<Example> examples = examples_of(plane);
    for (const Example& example : examples) {
        const bool on = example.terms == desk.terms && example.mean == desk.mean;
        if (chips.chip(example.label, example.label, on, {"Puts this sum.", "at once"})) take_example(desk, example);
    }
    return chips.bottom() - rect.y;
}

// In a narrow place: one button that goes through the examples.
void next_example(const Rect& rect, bool plane, Calculator& desk) {
    const std::vector<Example> examples = examples_of(plane);
    const auto now = std::find_if(examples.begin(), examples.end(),
                                  [&](const Example& e) { return e.terms == desk.terms && e.mean == desk.mean; });
    const bool any = now != examples.end();
    const std::size_t next = any ? static_cast<std::size_t>(now - examples.begin() + 1) % examples.size() : 0;
    if (text_button("next", rect, "try", {"The next example.", "at once"})) take_example(desk, examples[next]);
}

// Words that begin with what was typed; without, those of the examples.
void word_list(Rect rect, const WordSpace& space, Calculator& desk) {
    if (!theme().touch) {
        const Rect field = cut_top(rect, 30, 6);
        ImGui::SetCursorScreenPos(ImVec2(field.x, field.middle_y() - ImGui::GetFrameHeight() / 2));
        ImGui::SetNextItemWidth(field.w);
        text_field("##word", "find a word", desk.query, false);
    }
    std::vector<std::string> words;
    if (desk.query.empty()) {
        for (const lessons::Analogy& analogy : lessons::analogies()) {
            for (const std::string_view word : {analogy.a, analogy.b, analogy.c, analogy.expected}) {
                if (std::find(words.begin(), words.end(), word) == words.end()) words.emplace_back(word);
            }
        }
    } else {
        for (const std::string& name : *space.names) {
            if (name.compare(0, desk.query.size(), desk.query) == 0) words.push_back(name);
        }
    }
    Chips chips(rect.x, rect.y, rect.w);
    for (const std::string& word : words) {
        if (chips.would_leave(word, rect.bottom())) break;
        if (chips.chip(word.c_str(), word, false, {"Becomes a term.", "at once"})) add_term(desk, word);
    }
}

// The words to choose from, the plane through those of the sum, and one list of what is nearest: its own words, too, in
// their colour.
void vector_body(Rect body, const data::Dataset& dataset, Calculator& desk) {
    const WordSpace space = lessons::word_space(dataset, desk);
    const std::vector<double> result = lessons::result_of(space, desk);
    const bool wide = body.w > 560;
    Rect foot = cut_bottom(body, chip_height(), 8);
    if (!desk.tried) {
        if (text_button("try", cut_left(foot, text_width(faces().text, "try all 40 sums") + 26, 10), "try all 40 sums",
                        {"Forty sums, chosen before they were tried: how many come out?", "at once"},
                        ButtonStyle::plain)) {
            desk.tried = true;
        }
    } else {
        if (desk.tally.of == 0) desk.tally = lessons::tally_of(space);  // 0 as long as the words are on their way
        const std::string right = std::to_string(desk.tally.right), kept = std::to_string(desk.tally.right_with_terms);
        draw_text(foot, faces().text, theme().text,
                  wide ? "Of " + std::to_string(desk.tally.of) + " sums, right: " + right + " without their terms, " +
                             kept + " with them"
                       : "Of " + std::to_string(desk.tally.of) + ": " + right + " right, with own words " + kept);
    }
    Rect picker = wide ? cut_left(body, std::min(body.w * 0.28f, 250.0f), 14) : cut_bottom(body, chip_height(), 8);
    word_list(picker, space, desk);
    const std::vector<NearWord> nearest = lessons::nearest_words(space, result, 12, {});
    if (body.w > 420 && !nearest.empty()) {
        draw_nearest(cut_right(body, 148, 12), "nearest, by cosine", space, nearest, desk);
    } else if (!nearest.empty()) {
        std::string words;
        for (std::size_t i = 0; i < std::min<std::size_t>(nearest.size(), 3); ++i) {
            words += (i > 0 ? ", " : "nearest: ") + (*space.names)[static_cast<std::size_t>(nearest[i].word)] + " " +
                     number_label(nearest[i].value, 0.01);
        }
        draw_text(cut_bottom(body, 18, 4), faces().small, theme().features, words);
    }
    draw_word_plane(body, space, desk);
}

void plane_body(Rect body, const data::Dataset& dataset, Calculator& desk) {
    const WordSpace space = lessons::word_space(dataset, desk);
    const std::span<const Term> but = desk.leave_out ? std::span<const Term>(desk.terms) : std::span<const Term>();
    const std::vector<NearWord> nearest = lessons::nearest_words(space, lessons::result_of(space, desk), 8, but);
    if (body.w > 560) {
        draw_nearest(cut_right(body, 172, 12), "nearest", space, nearest, desk);
    } else {
        std::string words;
        for (std::size_t i = 0; i < std::min<std::size_t>(nearest.size(), 4); ++i) {
            words += (i > 0 ? ", " : "→ ") + (*space.names)[static_cast<std::size_t>(nearest[i].word)] + " " +
                     number_label(nearest[i].value, 0.01);
        }
        draw_text(cut_bottom(body, 18, 4), faces().small, theme().features, words);
    }
    draw_word_plane(body, dataset, desk);
}

}  // namespace

void add_term(Calculator& desk, const std::string& word) {
    if (desk.terms.size() >= kMostTerms) return;
    desk.terms.push_back({word, desk.minus});
    desk.minus = false;
}

void draw_nearest(const Rect& rect, std::string_view title, const WordSpace& space, std::span<const NearWord> nearest,
                  Calculator& desk) {
    Rect rest = rect;
    draw_text(cut_top(rest, 20, 4), faces().small, theme().muted, title);
    const float height = theme().size.nearest_row;
    ImGui::PushID(title.data());
    for (const NearWord& near : nearest) {
        if (rest.h < height) break;
        Rect line = cut_top(rest, height);
        const std::string& name = (*space.names)[static_cast<std::size_t>(near.word)];
        const bool is_term =
            std::any_of(desk.terms.begin(), desk.terms.end(), [&](const Term& t) { return t.word == name; });
        ImGui::PushID(near.word);
        const Press press = press_area("near", line, {"Press it to make it a term.", ""});
        if (press.hovered) draw_box(line, theme().hover, 0, 5);
        if (press.clicked) add_term(desk, name);
        ImGui::PopID();
        const float share = space.is_plane() ? std::clamp(1 - static_cast<float>(near.value), 0.0f, 1.0f)
                                             : std::clamp(static_cast<float>(near.value), 0.0f, 1.0f);
        const ImU32 ink = is_term ? theme().architecture : theme().features;
        const Rect bar{line.x, line.bottom() - 4, std::max(2.0f, line.w * share), 2.5f};
        draw_box(bar, faded(ink, 0.8f), 0, 1);
        draw_text(cut_right(line, 38, 4), faces().figure, theme().muted, number_label(near.value, 0.01), Align::right);
        draw_text({line.x + 2, line.y - 1, line.w, line.h}, faces().text, is_term ? theme().architecture : theme().text,
                  name);
    }
    ImGui::PopID();
}

void calculator_stage(Frame& frame, const Rect& place) {
    Calculator& desk = frame.state.desk.calculator;
    const data::Dataset& dataset = frame.view.material.dataset;
    const WordSpace space = lessons::word_space(dataset, desk);
    const TextBounds bounds(place, 0);
    ImGui::PushID("calculator");
    Rect rest = inset(place, 14, 10);
    const bool small = place.w < 480;
    if (!small) {
        Rect head = cut_top(rest, 22, 4);
        const std::string note = space.is_plane() ? "three axes of our own" : "100 numbers a word, from texts";
        draw_text(cut_right(head, text_width(faces().small, note) + 1, 8), faces().small, theme().muted, note,
                  Align::right);
        draw_text(head, faces().bold, theme().text, "A calculator of words");
    }
    Rect top = cut_top(rest, chip_height() + 2, 4);
    if (small) next_example(cut_right(top, 44, 6), space.is_plane(), desk);
    formula_row(top, space, lessons::answer_of(dataset, desk), desk, small);
    cut_top(rest, controls(rest, space.is_plane(), desk), 6);
    if (!small) cut_top(rest, example_chips(rest, space.is_plane(), desk), 8);
    if (space.is_plane() && space.dims() >= 2) {
        plane_body(rest, dataset, desk);
    } else if (space.dims() > 3) {
        vector_body(rest, dataset, desk);
    }
    ImGui::PopID();
}

}  // namespace ui::exhibits
