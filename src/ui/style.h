// The style of the interface: typefaces, the colours of the light and the dark theme, and the sizes for mouse or finger
// (sizes.h). All drawing code takes them from here, except the colours of the map's own picture (map/view/palette.h).
// May include model, map and Dear ImGui. Next: text.h (drawing text), widgets.h (controls).
#pragma once

#include <imgui.h>

#include "map/view/palette.h"
#include "model/change.h"
#include "ui/pointer_texts.h"
#include "ui/sizes.h"

namespace ui {

// A typeface at a size. `size` is the height of a line in logical pixels: Dear ImGui calls that the font size.
struct Face {
    ImFont* font = nullptr;
    float size = 18;
};

struct Faces {
    Face text;                // labels and sentences
    Face small;               // notes: when a control acts, help, units
    Face bold;                // titles of cards
    Face brand;               // the name of the program
    Face name;                // names on the map
    Face serif, serif_small;  // names of countries and towns on the fantasy map, and the text of its cartouche
    Face mono;                // numbers, with digits of equal width
    Face figure;              // the same, smaller: axes, coordinates
    Face icons;
};
// The typefaces of the current context (context.h), set by load_fonts() (ui.h).
const Faces& faces();

struct Theme {
    bool dark = false;
    bool touch = false;     // the pointer is a finger
    float pixel_ratio = 1;  // physical pixels per logical pixel
    Sizes size = sizes_for(false);
    PointerTexts pointer = pointer_texts_for(false);
    ImU32 ground = 0, card = 0, line = 0;     // the page, cards on it, their border
    ImU32 text = 0, muted = 0, faint = 0;     // text; notes; text of controls that are switched off
    ImU32 track = 0, hover = 0, pressed = 0;  // grooves of sliders; tints drawn over a hovered or pressed control
    ImU32 strong = 0, on_strong = 0;          // a filled button, and the text on it
    ImU32 features = 0, architecture = 0, loss = 0;  // the three levers
    ImU32 good = 0, alarm = 0, alarm_ground = 0;     // success; error; the background of error messages
    ImU32 halo = 0;                                  // the rim around names on the map
    ImU32 shadow = 0;                                // of cards
};
// The colours and sizes of the current context, set by apply_style() (ui.h).
const Theme& theme();

ImU32 lever_color(model::Lever lever);
ImU32 to_color(const map::Rgb& rgb, float alpha = 1);
// Blends linearly: t = 0 gives a, t = 1 gives b.
ImU32 mix(ImU32 a, ImU32 b, float t);
// The colour with its opacity multiplied by `alpha`.
ImU32 faded(ImU32 color, float alpha);

}  // namespace ui
