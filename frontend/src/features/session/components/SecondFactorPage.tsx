import { Alert, Button, CopyButton, TextInput } from "@mantine/core";
import { QRCodeSVG } from "qrcode.react";
import type { FormEvent } from "react";
import { ProblemError, sentenceOf } from "@/api/problem";
import { Brand } from "@/ui/Brand";
import { Trouble } from "@/ui/Trouble";
import { useNewCodes } from "../api/beginCodes";
import { useConfirmCodes } from "../api/confirmCodes";
import { useSignOut } from "../api/signOut";
import classes from "./SignInPage.module.css";

function said(error: Error): string {
  const field = error instanceof ProblemError ? error.document.errors?.code?.[0] : undefined;
  return field ?? sentenceOf(error);
}

/** An account without a second factor sets one up before it sees anything else. */
export function SecondFactorPage() {
  const codes = useNewCodes();
  const confirm = useConfirmCodes();
  const signOut = useSignOut();
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const code = String(new FormData(event.currentTarget).get("code") ?? "");
    confirm.mutate(code.replaceAll(" ", ""));
  };
  return (
    <main className={classes.page}>
      <form className={classes.card} onSubmit={submit} aria-labelledby="codes">
        <Brand />
        <h1 id="codes">Set up one-time codes</h1>
        {codes.error !== null && <Trouble error={codes.error} retry={() => void codes.refetch()} />}
        {codes.data !== undefined && (
          <>
            <p>Scan this with your authenticator app, type the key into it, or open it there by the link.</p>
            <QRCodeSVG
              className={classes.qr}
              role="img"
              aria-label="The key as a QR code"
              value={codes.data.uri}
              size={184}
              marginSize={4}
            />
            <p className="hash">{codes.data.secret}</p>
            <CopyButton value={codes.data.secret}>
              {({ copied, copy }) => <Button onClick={copy}>{copied ? "Copied" : "Copy the key"}</Button>}
            </CopyButton>
            <a href={codes.data.uri}>Open in an authenticator app</a>
          </>
        )}
        <TextInput
          label="Code that it shows now"
          name="code"
          withAsterisk={false}
          inputMode="numeric"
          autoComplete="one-time-code"
          required
        />
        {confirm.error !== null && (
          <Alert color="red" role="alert" className={classes.refused ?? ""}>
            {said(confirm.error)}
          </Alert>
        )}
        <Button type="submit" variant="filled" loading={confirm.isPending}>
          Switch it on
        </Button>
        <Button variant="subtle" onClick={() => signOut.mutate()}>
          Sign out
        </Button>
      </form>
    </main>
  );
}
