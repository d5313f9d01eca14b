// Run in the browser by sheet.py. Shows an SVG of Plotly's in the empty page, with its hatching drawn as lines.
//
// Chromium prints each area filled with an SVG pattern as a picture of its own: a map of 40 hatched tiles became
// 2.8 MB and a second of work, blurred when enlarged. Lines in a clip of the area's shape look the same, stay
// lines in every program that opens the file, and take 70 kB.
(svg) => {
  const NS = "http://www.w3.org/2000/svg";
  const made = (name, attributes) => {
    const element = document.createElementNS(NS, name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    return element;
  };
  const short = (number) => String(Math.round(number * 100) / 100);

  // A tile's strokes from edge to edge (what Plotly adds at its corners lies on those of the tiles beside it).
  const strokes = (path) =>
    [...path.getAttribute("d").matchAll(/M(-?[\d.]+),(-?[\d.]+)L(-?[\d.]+),(-?[\d.]+)/g)]
      .map((found) => found.slice(1).map(Number));

  // One path for all tiles that the box touches.
  const repeated = (box, wide, high, drawn) => {
    const parts = [];
    for (let i = Math.floor(box.x / wide); i * wide < box.x + box.width; i++)
      for (let j = Math.floor(box.y / high); j * high < box.y + box.height; j++)
        parts.push(drawn(i * wide, j * high));
    return parts.join("");
  };

  const ink = (pattern, box, wide, high) => {
    const path = pattern.querySelector("path"), dot = pattern.querySelector("circle");
    if (path && path.hasAttribute("stroke")) {
      const lines = strokes(path);
      const d = repeated(box, wide, high, (x, y) => lines.map(([a, b, c, e]) =>
        `M${short(x + a)},${short(y + b)}L${short(x + c)},${short(y + e)}`).join(""));
      return made("path", {
        d, fill: "none", stroke: path.getAttribute("stroke"), opacity: path.getAttribute("opacity") ?? "1",
        "stroke-width": path.getAttribute("stroke-width"), "stroke-linecap": "square",
      });
    }
    if (dot) {
      const [x0, y0, r] = ["cx", "cy", "r"].map((name) => Number(dot.getAttribute(name)));
      const arc = `a${short(r)},${short(r)},0,1,0,`;
      const d = repeated(box, wide, high, (x, y) =>
        `M${short(x + x0 - r)},${short(y + y0)}${arc}${short(2 * r)},0${arc}${short(-2 * r)},0Z`);
      return made("path", { d, fill: dot.getAttribute("fill"), opacity: dot.getAttribute("opacity") ?? "1" });
    }
    return null; // a shape we don't use
  };

  const unhatched = (root) => {
    let n = 0;
    const used = new Set();
    for (const area of root.querySelectorAll('path[style*="url("]')) {
      const id = /url\(["']?#([^"')]+)["']?\)/.exec(area.style.fill)?.[1];
      const pattern = id && root.getElementById(id);
      if (pattern?.tagName !== "pattern") continue;
      const [wide, high] = ["width", "height"].map((name) => parseFloat(pattern.getAttribute(name)));
      const drawn = pattern.getAttribute("patternTransform") ? null : ink(pattern, area.getBBox(), wide, high);
      if (!drawn) continue;
      const ground = pattern.querySelector("rect");
      const edge = area.cloneNode(false); // above the hatching, as it was
      edge.style.fill = "none";
      area.style.stroke = "none";
      area.style.fill = ground ? ground.getAttribute("fill") : "none";
      if (ground) area.style.fillOpacity = ground.getAttribute("fill-opacity") ?? "1";
      const clip = made("clipPath", { id: `${id}-in${n++}` });
      clip.append(made("path", { d: area.getAttribute("d") }));
      const group = made("g", { "clip-path": `url(#${clip.id})`, opacity: area.style.opacity || "1" });
      group.append(drawn);
      area.after(clip, group, edge);
      used.add(pattern);
    }
    for (const pattern of used) pattern.remove();
  };

  // Blink writes "style" before or after other attributes as it happened to keep them.
  const ordered = (root) => {
    for (const element of [root, ...root.querySelectorAll("[style]")]) {
      const style = element.getAttribute("style");
      element.removeAttribute("style");
      if (style) element.setAttribute("style", style);
    }
  };

  document.body.innerHTML = svg;
  const root = document.body.firstElementChild;
  unhatched(root);
  ordered(root);
  return document.fonts.ready.then(() => new XMLSerializer().serializeToString(root));
}
