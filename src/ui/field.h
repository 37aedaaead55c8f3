// Widgets of the schema's fields: label, help, range, choices and when they act are all read off the row, so a new
// field needs no new widget. A problem with a field stands below it. May include model, ui and Dear ImGui.
// Next: panels/panels.h.
#pragma once

#include <string>
#include <string_view>

#include "model/schema.h"
#include "ui/card.h"
#include "ui/frame.h"
#include "ui/widgets.h"

namespace ui {

// A field in rows of its own: label, widget, and below it the problem or the help if there is one to show. `path` is
// its place in the Spec ("lr", "losses.0.weight"). `shown` stands for the value where a word says more ("full").
// Returns true when the draft changed. Owner is Spec, LayerSpec or LossSpec.
template <class Owner>
bool field_rows(Frame& frame, Card& card, const model::Field<Owner>& field, Owner& owner, const std::string& path,
                std::string_view shown = {});

// Only the widget, without label and notes, where a panel has a better place for it.
template <class Owner>
bool field_pill(Frame& frame, const Rect& rect, const model::Field<Owner>& field, Owner& owner, const std::string& path,
                std::string_view prefix = {});
template <class Owner>
bool field_stepper(Frame& frame, const Rect& rect, const model::Field<Owner>& field, Owner& owner,
                   const std::string& path, ImU32 color = 0);
template <class Owner>
bool field_slider(Frame& frame, const Rect& rect, const model::Field<Owner>& field, Owner& owner,
                  const std::string& path);
template <class Owner>
bool field_number(Frame& frame, const Rect& rect, const model::Field<Owner>& field, Owner& owner,
                  const std::string& path, std::string_view shown = {});

// What a choice field says now, in words; its id if it is none of the choices.
template <class Owner>
std::string choice_label(const model::Spec& spec, const model::Field<Owner>& field, const Owner& owner);
template <class Owner>
float field_pill_width(const model::Spec& spec, const model::Field<Owner>& field, const Owner& owner,
                       std::string_view prefix = {});

template <class Owner>
Tip field_tip(const model::Field<Owner>& field) {
    return {field.help, model::when_it_acts(field.change)};
}

// Whether the draft's problem is with this field.
bool is_wrong(const Frame& frame, std::string_view path);
// The sentences below a control: the problem with `path`, and the help if help is switched on.
void notes_below(Frame& frame, Card& card, std::string_view path, const Tip& tip);

}  // namespace ui
