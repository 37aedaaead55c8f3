// Uploads the letters that were painted in this frame (ui/letters.h) to the graphics card. Both platforms call it after
// the panels have been drawn into Dear ImGui's lists, before the card renders them. May include ui and gl.
#pragma once

namespace platform {

void send_new_letters();

}  // namespace platform
