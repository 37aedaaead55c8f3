// Two contexts of the interface side by side, as two windows of one program would have them.
#include "ui/context.h"

#include <doctest/doctest.h>

#include "ui/asking.h"
#include "ui/text.h"
#include "ui/ui.h"

TEST_CASE("two contexts share nothing") {
    const ui::Context first;
    ui::apply_style(false, false);
    {
        const ui::Context second;  // is the current one from here on
        ui::LayoutReport report;
        ui::apply_style(true, true);
        ui::begin_asking(true);
        ui::report_text_to(&report);
        const ui::TextBounds bounds({0, 0, 40, 100}, 2);
        CHECK(&ui::context() == &second);
        CHECK(ui::theme().dark);

        ImGui::SetCurrentContext(first.imgui);
        CHECK(&ui::context() == &first);
        CHECK_FALSE(ui::theme().dark);
        CHECK_FALSE(ui::theme().touch);
        CHECK_FALSE(ui::is_asking());
        CHECK(first.text.report == nullptr);
        CHECK(first.text.layer == 0);
        ImGui::SetCurrentContext(second.imgui);
    }
    CHECK(ImGui::GetCurrentContext() == nullptr);  // no drawing into a context that has ended
    ImGui::SetCurrentContext(first.imgui);
    CHECK_FALSE(ui::theme().dark);
}
