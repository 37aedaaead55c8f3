// The table of sizes. See sizes.h.
#include "ui/sizes.h"

namespace ui {
namespace {

constexpr Sizes table(bool finger) {
    const auto px = [finger](float with_mouse, float with_finger) { return finger ? with_finger : with_mouse; };
    return {
        .gap = 10,
        .pad = 13,
        .radius = 10,
        .corner = 8,

        .least_target = px(0, 40),
        .control = px(34, 42),
        .small_control = px(26, 40),
        .pill_row = px(30, 42),
        .slider = px(22, 40),
        .slider_head = px(20, 24),
        .stepper = px(88, 124),
        .stepper_sign = px(24, 42),
        .menu_row = px(0, 42),
        .chip = px(28, 38),
        .chip_width = px(30, 40),

        .switch_row = px(24, 42),
        .link_row = px(24, 40),
        .list_links = px(20, 40),
        .figure_row = px(22, 30),
        .layer_row = px(32, 46),
        .layer_sign = px(22, 36),
        .loss_row = px(28, 42),
        .loss_sign = px(20, 36),
        .swatch = px(20, 34),
        .compare_row = px(19, 24),
        .compare_switch = px(24, 40),
        .mover_row = px(20, 34),

        .map_button = px(30, 42),
        .map_title = px(30, 40),
        .sweep_pill = px(28, 42),
        .search_row = px(30, 40),
        .legend_row = px(24, 40),
        .legend_pad = px(5, 2),
        .notice_close = px(30, 44),
        .notice_height = px(0, 42),
        .letter_spacing = px(3, 2.1f),
        .drag_from = px(3, 8),
        .thing_grab = px(8, 22),
        .small_legend = finger ? 1 : 2,
        .large_countries = !finger,

        .example_row = px(28, 40),
        .typed_sign = px(24, 40),
        .text_row = px(36, 34),
        .focus_frames = finger ? 0 : 2,
        .pinned_room = px(4, 10),
        .nearest_row = px(24, 27),
        .word_margin = px(1, 6),
        .word_reach = px(10, 20),
        .setting_reach = px(12, 22),
        .chart = px(146, 166),
        .slider_rise = px(0, 8),
    };
}

constexpr Sizes kForMouse = table(false), kForFinger = table(true);

}  // namespace

const Sizes& sizes_for(bool touch) { return touch ? kForFinger : kForMouse; }

}  // namespace ui
