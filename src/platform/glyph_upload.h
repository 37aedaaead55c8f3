// Uploads to the graphics card those rows of the font atlas in which new glyphs were painted since the last call
// (ui/letters.h). Both platforms call it in each frame after the panels have been drawn into Dear ImGui's lists, before
// the card renders them. May include ui and gl.
#pragma once

namespace platform {

void upload_new_glyphs();

}  // namespace platform
