// See field.h.
#include "ui/field.h"

#include <cmath>
#include <variant>

#include "ui/menu.h"
#include "ui/text.h"

namespace ui {
namespace {

template <class Owner>
NumberRange range_of(const model::Field<Owner>& field) {
    const bool whole = std::holds_alternative<int Owner::*>(field.member);
    return {field.min, field.max, field.step, field.logarithmic, whole};
}

template <class Owner>
double number_of(const model::Field<Owner>& field, const Owner& owner) {
    if (const auto* whole = std::get_if<int Owner::*>(&field.member)) return owner.*(*whole);
    if (const auto* real = std::get_if<double Owner::*>(&field.member)) return owner.*(*real);
    ES_CHECK(false, "the field " + std::string(field.id) + " is not a number");
}

template <class Owner>
void set_number(const model::Field<Owner>& field, Owner& owner, double value) {
    if (const auto* whole = std::get_if<int Owner::*>(&field.member)) owner.*(*whole) = static_cast<int>(value);
    if (const auto* real = std::get_if<double Owner::*>(&field.member)) owner.*(*real) = value;
}

template <class Owner>
std::string& text_of(const model::Field<Owner>& field, Owner& owner) {
    const auto* member = std::get_if<std::string Owner::*>(&field.member);
    ES_CHECK(member != nullptr, "the field " + std::string(field.id) + " is not a choice");
    return owner.*(*member);
}

template <class Owner>
std::vector<model::Choice> choices_of(const model::Spec& spec, const model::Field<Owner>& field, const Owner& owner) {
    return field.choices == nullptr ? std::vector<model::Choice>{} : field.choices(spec, owner);
}

std::string label_in(const std::vector<model::Choice>& choices, const std::string& id) {
    for (const model::Choice& choice : choices) {
        if (choice.id == id) return choice.closed_label();
    }
    return id;
}

// Label and help, with a blank at the end: "tanh: A soft step ... "; empty without help.
std::string help_in(const std::vector<model::Choice>& choices, const std::string& id) {
    for (const model::Choice& choice : choices) {
        if (choice.id == id && !choice.help.empty()) return choice.label + ": " + choice.help + " ";
    }
    return {};
}

// Labels and help alone. For a layer that is none of the Spec's (a copy), nobody works out which kinds fit at its place,
// which takes longer than all else in a frame.
template <class Owner>
std::vector<model::Choice> words_of_choices(const model::Spec& spec, const model::Field<Owner>& field,
                                            const Owner& owner) {
    if constexpr (std::is_same_v<Owner, model::LayerSpec>) return choices_of<Owner>(spec, field, Owner(owner));
    return choices_of<Owner>(spec, field, owner);
}

ImU32 lever_or_text(model::Lever lever) {
    const ImU32 color = lever_color(lever);
    return color == theme().muted ? theme().text : color;
}

template <class Owner>
bool slider_rows(Frame& frame, Card& card, const model::Field<Owner>& field, Owner& owner, const std::string& path,
                 std::string_view shown) {
    Rect head = card.row(theme().size.slider_head);
    const Rect figure = cut_right(head, 74, 6);
    draw_text(head, faces().text, theme().text, field.label);
    bool changed = field_number(frame, figure, field, owner, path, shown);
    changed |= field_slider(frame, card.row(theme().size.slider), field, owner, path);
    return changed;
}

template <class Owner>
bool labelled_row(Frame& frame, Card& card, const model::Field<Owner>& field, Owner& owner, const std::string& path) {
    card.space(2);
    Rect line = card.row(theme().size.pill_row);
    card.space(2);
    const bool is_choice = std::holds_alternative<std::string Owner::*>(field.member);
    const float wanted = is_choice ? field_pill_width<Owner>(frame.draft, field, owner) : stepper_width() + 24;
    const Rect control = cut_right(line, std::min(wanted, line.w * 0.68f), 8);
    draw_text(line, faces().text, theme().text, field.label);
    return is_choice ? field_pill(frame, control, field, owner, path)
                     : field_stepper(frame, control, field, owner, path);
}

}  // namespace

template <class Owner>
bool field_pill(Frame& frame, const Rect& rect, const model::Field<Owner>& field, Owner& owner, const std::string& path,
                std::string_view prefix) {
    std::string& text = text_of(field, owner);
    const std::vector<model::Choice> choices = choices_of<Owner>(frame.draft, field, owner);
    const std::string value = label_in(choices, text);
    std::string chosen;
    // The help of the chosen value stands before that of the field.
    const Tip about = field_tip(field);
    const std::string sentence = help_in(choices, text) + std::string(about.sentence);
    const Tip tip{sentence, about.when};
    if (!choice_pill(path.c_str(), rect, {prefix, value}, choices, chosen, tip, is_wrong(frame, path))) return false;
    const bool changed = text != chosen;
    text = chosen;
    return changed;
}

template <class Owner>
bool field_stepper(Frame& frame, const Rect& rect, const model::Field<Owner>& field, Owner& owner,
                   const std::string& path, ImU32 color) {
    double value = number_of(field, owner);
    const ImU32 ink = is_wrong(frame, path) ? theme().alarm : color;
    if (!stepper(path.c_str(), rect, value, range_of(field), field_tip(field), ink)) return false;
    set_number(field, owner, value);
    return true;
}

template <class Owner>
bool field_slider(Frame& frame, const Rect& rect, const model::Field<Owner>& field, Owner& owner,
                  const std::string& path) {
    double value = number_of(field, owner);
    const ImU32 color = is_wrong(frame, path) ? theme().alarm : lever_or_text(field.lever);
    if (!slider((path + ".slider").c_str(), rect, value, range_of(field), color, field_tip(field))) return false;
    set_number(field, owner, value);
    return true;
}

template <class Owner>
bool field_number(Frame&, const Rect& rect, const model::Field<Owner>& field, Owner& owner, const std::string& path,
                  std::string_view shown) {
    double value = number_of(field, owner);
    if (!number_field((path + ".number").c_str(), rect, value, range_of(field), field_tip(field), shown)) return false;
    set_number(field, owner, value);
    return true;
}

template <class Owner>
bool field_rows(Frame& frame, Card& card, const model::Field<Owner>& field, Owner& owner, const std::string& path,
                std::string_view shown) {
    bool changed = false;
    if (const auto* on = std::get_if<bool Owner::*>(&field.member)) {
        changed = toggle_switch(path.c_str(), card.row(theme().size.switch_row), field.label, owner.*(*on),
                                lever_or_text(field.lever), field_tip(field));
    } else if (std::holds_alternative<double Owner::*>(field.member) || field.logarithmic) {
        changed = slider_rows(frame, card, field, owner, path, shown);
    } else if (!std::holds_alternative<std::vector<std::string> Owner::*>(field.member)) {
        changed = labelled_row(frame, card, field, owner, path);
    }
    notes_below(frame, card, path, field_tip(field));
    return changed;
}

template <class Owner>
std::string choice_label(const model::Spec& spec, const model::Field<Owner>& field, const Owner& owner) {
    const auto* member = std::get_if<std::string Owner::*>(&field.member);
    ES_CHECK(member != nullptr, "the field " + std::string(field.id) + " is not a choice");
    const std::string& id = owner.*(*member);
    return label_in(words_of_choices<Owner>(spec, field, owner), id);
}

template <class Owner>
float field_pill_width(const model::Spec& spec, const model::Field<Owner>& field, const Owner& owner,
                       std::string_view prefix) {
    return pill_width({prefix, choice_label<Owner>(spec, field, owner)});
}

bool is_wrong(const Frame& frame, std::string_view path) {
    return frame.view.messages.problem.has_value() && frame.view.messages.problem->field == path;
}

void notes_below(Frame& frame, Card& card, std::string_view path, const Tip& tip) {
    if (is_wrong(frame, path)) {
        frame.state.problem_placed = true;
        card.space(2);
        card.paragraph(faces().small, theme().alarm, frame.view.messages.problem->sentence);
        card.space(6);
    }
    if (!frame.state.show_help) return;
    std::string help(tip.sentence);
    // The card's title says when its controls act; only an exception needs saying again.
    if (!tip.when.empty() && tip.when != card.note()) help += " (" + std::string(tip.when) + ")";
    card.paragraph(faces().small, theme().muted, help);
    card.space(7);
}

#define ES_FIELD_WIDGETS(Owner)                                                                                        \
    template bool field_rows(Frame&, Card&, const model::Field<Owner>&, Owner&, const std::string&, std::string_view); \
    template bool field_pill(Frame&, const Rect&, const model::Field<Owner>&, Owner&, const std::string&,              \
                             std::string_view);                                                                        \
    template bool field_stepper(Frame&, const Rect&, const model::Field<Owner>&, Owner&, const std::string&, ImU32);   \
    template bool field_slider(Frame&, const Rect&, const model::Field<Owner>&, Owner&, const std::string&);           \
    template bool field_number(Frame&, const Rect&, const model::Field<Owner>&, Owner&, const std::string&,            \
                               std::string_view);                                                                      \
    template std::string choice_label(const model::Spec&, const model::Field<Owner>&, const Owner&);                   \
    template float field_pill_width(const model::Spec&, const model::Field<Owner>&, const Owner&, std::string_view);
ES_FIELD_WIDGETS(model::Spec)
ES_FIELD_WIDGETS(model::LayerSpec)
ES_FIELD_WIDGETS(model::LossSpec)
#undef ES_FIELD_WIDGETS

}  // namespace ui
