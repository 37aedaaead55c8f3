// The looks: colours of the light and the dark theme, sizes, typefaces. Everything drawn asks here, so that a colour
// or a gap is written once. Not the map's colours (map/view/palette.h). May include model, map and Dear ImGui.
// Next: text.h (drawing words), widgets.h (controls).
#pragma once

#include <imgui.h>

#include "map/view/palette.h"
#include "model/change.h"
#include "ui/sizes.h"

namespace ui {

// A typeface at a size. `size` is the line height in logical pixels, which is what Dear ImGui calls the font size.
struct Face {
    ImFont* font = nullptr;
    float size = 18;
};

struct Faces {
    Face text;                // labels and sentences
    Face small;               // notes: when a control acts, help, units
    Face bold;                // titles of cards
    Face brand;               // the name of the program
    Face name;                // names standing on the map
    Face serif, serif_small;  // names of towns on the fantasy map; the words of its cartouche
    Face mono;                // figures
    Face figure;              // small figures: axes, coordinates
    Face icons;
};
const Faces& faces();

struct Looks {
    bool dark = false;
    bool touch = false;
    float pixel_ratio = 1;
    Sizes size = sizes_for(false);
    ImU32 ground = 0, card = 0, line = 0;            // page, cards on it, their border
    ImU32 text = 0, muted = 0, faint = 0;            // words, notes, what is off
    ImU32 track = 0, hover = 0, pressed = 0;         // grooves of sliders, a control under the pointer or the finger
    ImU32 strong = 0, on_strong = 0;                 // the one button that is filled, and the words on it
    ImU32 features = 0, architecture = 0, loss = 0;  // the levers
    ImU32 good = 0, alarm = 0, alarm_ground = 0;
    ImU32 halo = 0;  // round names on the map
    ImU32 shadow = 0;
};
const Looks& looks();

ImU32 lever_color(model::Lever lever);
ImU32 to_color(const map::Rgb& rgb, float alpha = 1);
// t = 0 gives a, 1 gives b.
ImU32 mix(ImU32 a, ImU32 b, float t);
// Multiplies the opacity.
ImU32 faded(ImU32 color, float alpha);

}  // namespace ui
