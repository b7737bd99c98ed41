import type { ViewWindow } from "../images/image-series.js";

/**
 * The window after dragging: to the right wider, up to a higher level.
 *
 * @param right Way of the pointer, as a share of the picture's side; a whole side makes the window four times as wide.
 * @param up A whole side raises the level by the width that the window had.
 */
export function draggedWindow({ center, width }: ViewWindow, right: number, up: number): ViewWindow {
  return rounded({ center: center + up * width, width: width * 4 ** right });
}

/** The window after an arrow key; undefined for other keys. */
export function windowAfterKey({ center, width }: ViewWindow, key: string): ViewWindow | undefined {
  const step = Math.max(1, width / 20);
  if (key === "ArrowRight") return rounded({ center, width: width + step });
  if (key === "ArrowLeft") return rounded({ center, width: width - step });
  if (key === "ArrowUp") return rounded({ center: center + step, width });
  if (key === "ArrowDown") return rounded({ center: center - step, width });
  return undefined;
}

function rounded({ center, width }: ViewWindow): ViewWindow {
  return { center: Math.round(center), width: Math.max(1, Math.round(width)) };
}
