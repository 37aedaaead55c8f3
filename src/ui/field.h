// Controls for the fields of a Spec: a pill (a button that opens a list of choices, menu.h), a stepper (minus and plus
// buttons), a slider, or a number to type. Label, help, range, choices and when a change acts come from the field's row
// in the schema (model/schema.h), so a new field needs no new code here. Owner is the struct that has the field: Spec,
// LayerSpec or LossSpec. `path` is the field's place in the Spec: "lr", "losses.0.weight". Functions that return bool
// say whether the draft changed. May include model, ui and Dear ImGui. Next: panels/panels.h.
#pragma once

#include <string>
#include <string_view>

#include "model/schema.h"
#include "ui/card.h"
#include "ui/frame.h"
#include "ui/widgets.h"

namespace ui {

// A field in rows of its own: label, control, and below it the problem with its value, and the help if it is switched
// on. `shown`: text in place of the number, where a word says more ("full").
template <class Owner>
bool field_rows(Frame& frame, Card& card, const model::Field<Owner>& field, Owner& owner, const std::string& path,
                std::string_view shown = {});

// One control alone in a rectangle, without label, problem and help. prefix: muted words before the value;
// color: of a stepper's signs, 0 = text colour.
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

// The label of the choice that a field has now; the bare value if it is none of the choices.
template <class Owner>
std::string choice_label(const model::Spec& spec, const model::Field<Owner>& field, const Owner& owner);
template <class Owner>
float field_pill_width(const model::Spec& spec, const model::Field<Owner>& field, const Owner& owner,
                       std::string_view prefix = {});

template <class Owner>
Tip field_tip(const model::Field<Owner>& field) {
    return {field.help, model::when_it_acts(field.change)};
}

// Whether the draft is invalid because of this field.
bool is_wrong(const Frame& frame, std::string_view path);
// The sentences below a control: the problem with the field at `path`, and the help if it is switched on.
void notes_below(Frame& frame, Card& card, std::string_view path, const Tip& tip);

}  // namespace ui
