import { useEffect, useState, useSyncExternalStore } from "react";
import { Player, type Playing } from "../player";

/** The player of a call's recording, for as long as the page is open; null where there is none to play. */
export function useRecordingPlayer(call: string, recorded: boolean): Player | null {
  const [player, setPlayer] = useState<Player | null>(null);
  useEffect(() => {
    if (!recorded) return;
    const made = new Player(`/api/v1/calls/${call}/recording`);
    setPlayer(made);
    return () => {
      setPlayer(null);
      made.close();
    };
  }, [call, recorded]);
  return player;
}

const nothing = () => () => undefined;

/** One thing of what is played; drawn again only when that changes. */
export function usePlaying<T>(player: Player | null, choose: (playing: Playing | null) => T): T {
  return useSyncExternalStore(player?.subscribe ?? nothing, () => choose(player?.now() ?? null));
}
