import {
  IconAlertTriangle,
  IconArrowForwardUp,
  IconCalendarRepeat,
  IconCalendarX,
  IconEar,
  IconFolder,
  IconHomeHeart,
  IconLanguage,
  IconMail,
  IconMessageUser,
  IconPhoneOutgoing,
  IconPill,
  IconReceipt,
  IconShieldCheck,
  IconTestPipe,
  IconUserQuestion,
  IconUserStar,
  type TablerIcon,
} from "@tabler/icons-react";

const ICONS: Record<string, TablerIcon> = {
  callback: IconPhoneOutgoing,
  discharge: IconHomeHeart,
  result: IconTestPipe,
  referral: IconArrowForwardUp,
  prior_authorization: IconShieldCheck,
  refill: IconPill,
  no_show: IconCalendarX,
  reschedule: IconCalendarRepeat,
  review: IconEar,
  unmatched: IconUserQuestion,
  verification: IconUserQuestion,
  supervisor_callback: IconUserStar,
  interpreter: IconLanguage,
  records: IconFolder,
  billing: IconReceipt,
  clinician_message: IconMessageUser,
  incident: IconAlertTriangle,
};

/** Always beside the kind's word. */
export function KindIcon({ kind }: { kind: string }) {
  const Icon = ICONS[kind] ?? IconMail;
  return <Icon size={16} stroke={1.75} aria-hidden style={{ flex: "none", color: "var(--rb-text-3)" }} />;
}
