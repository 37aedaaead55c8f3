#version 300 es
// A kept picture, as it is or, if it has fewer pixels, stretched. Next: picture.vert.
//   Twin   none: src/map/kept_ground.h
precision highp float;

uniform sampler2D t_kept;
uniform vec2 u_size_px;  // of the picture that is drawn; 0: the kept one has as many

out vec4 color;

void main() {
    color = u_size_px.x > 0.0 ? texture(t_kept, gl_FragCoord.xy / u_size_px) : texelFetch(t_kept, ivec2(gl_FragCoord.xy), 0);
}
