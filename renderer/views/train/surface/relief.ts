/** From where a relief is seen; radians. */
export interface Gaze {
  readonly turn: number;
  readonly tilt: number;
}

export const firstGaze: Gaze = { turn: -0.6, tilt: 0.6 };

export function turned({ turn, tilt }: Gaze, by: number, tiltBy: number): Gaze {
  return { turn: turn + by, tilt: Math.max(0.15, Math.min(1.45, tilt + tiltBy)) };
}

/** Place on the picture, and how far behind it lies. */
export interface Seen {
  readonly left: number;
  readonly top: number;
  readonly depth: number;
}

/** Looks at the cube of −1 to 1 in x and y and 0 to 1 in height, without perspective, so that it fits whatever the turn. */
export function createProjection(
  { turn, tilt }: Gaze,
  { width, height }: { readonly width: number; readonly height: number },
): (x: number, y: number, z: number) => Seen {
  const [cosTurn, sinTurn] = [Math.cos(turn), Math.sin(turn)];
  const [cosTilt, sinTilt] = [Math.cos(tilt), Math.sin(tilt)];
  const scale = Math.min(width / (2 * Math.SQRT2), height / (2 * Math.SQRT2 * sinTilt + rise * cosTilt)) * 0.94;
  return (x, y, z) => {
    const [across, along] = [x * cosTurn - y * sinTurn, x * sinTurn + y * cosTurn];
    return {
      left: width / 2 + scale * across,
      top: height / 2 - scale * (along * sinTilt + (z - 0.5) * rise * cosTilt),
      depth: along * cosTilt - z * rise * sinTilt,
    };
  };
}

/** Height of the highest point, where the base has sides of 2. */
const rise = 1.2;
