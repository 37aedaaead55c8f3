#include "platform/glyph_upload.h"

#include <imgui.h>

#include <cstdint>

#include "gl/texture.h"
#include "ui/letters.h"

namespace platform {

void upload_new_glyphs() {
    const ui::NewRows rows = ui::take_new_rows();
    const ImFontAtlas& atlas = *ImGui::GetIO().Fonts;
    if (rows.y0 == rows.y1 || atlas.TexPixelsRGBA32 == nullptr || atlas.TexID == nullptr) return;
    const auto texture = static_cast<unsigned>(reinterpret_cast<std::uintptr_t>(atlas.TexID));
    gl::write_rows_of_picture(texture, reinterpret_cast<const std::uint8_t*>(atlas.TexPixelsRGBA32), atlas.TexWidth,
                              rows.y0, rows.y1);
}

}  // namespace platform
