#version 300 es
// A kept picture, as it is or, if it has fewer pixels or was seen from elsewhere, stretched and moved. Next: picture.vert.
//   Twin   none: src/map/gl/kept_ground.h
precision highp float;

uniform sampler2D t_kept;
uniform vec4 u_place;  // a pixel times .xy plus .zw is the place in the kept picture, 0..1; all 0: the same pixel

out vec4 color;

void main() {
    color = u_place.x > 0.0 ? texture(t_kept, gl_FragCoord.xy * u_place.xy + u_place.zw) : texelFetch(t_kept, ivec2(gl_FragCoord.xy), 0);
}
