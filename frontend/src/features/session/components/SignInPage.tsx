import { Alert, Button, PasswordInput, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { ProblemError, sentenceOf } from "@/api/problem";
import { Brand } from "@/ui/Brand";
import { type Credentials, useSignIn } from "../api/signIn";
import classes from "./SignInPage.module.css";

const isAsked = (error: unknown) => error instanceof ProblemError && error.slug === "code-needed";

export function SignInPage() {
  const signIn = useSignIn();
  const [askCode, setAskCode] = useState(false);

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const fields = new FormData(event.currentTarget);
    const word = (name: string) => String(fields.get(name) ?? "").trim();
    const given: Credentials = { name: word("name"), password: String(fields.get("password") ?? "") };
    const code = word("code").replaceAll(" ", "");
    signIn.mutate(code === "" ? given : { ...given, code }, {
      onError: (error) => setAskCode((before) => before || isAsked(error)),
    });
  };

  const refused = signIn.error !== null && !isAsked(signIn.error);
  return (
    <main className={classes.page}>
      <form className={classes.card} onSubmit={submit} aria-labelledby="sign-in">
        <Brand />
        <h1 id="sign-in">Sign in</h1>
        <TextInput label="Name" name="name" withAsterisk={false} autoComplete="username" required autoFocus />
        <PasswordInput
          label="Password"
          name="password"
          withAsterisk={false}
          autoComplete="current-password"
          required
          visibilityToggleButtonProps={{ "aria-label": "Show what is typed" }}
        />
        {askCode && (
          <TextInput
            label="Code"
            name="code"
            withAsterisk={false}
            description="Six digits from your authenticator app"
            inputMode="numeric"
            autoComplete="one-time-code"
            required
            autoFocus
          />
        )}
        {refused && (
          <Alert color="red" variant="light" role="alert" className={classes.refused ?? ""}>
            {sentenceOf(signIn.error)}
          </Alert>
        )}
        <Button type="submit" variant="filled" fullWidth loading={signIn.isPending}>
          Sign in
        </Button>
        <p className={classes.note}>
          In a demo, names and passwords are printed where it was started; its people come without a second
          factor, and its calls are simulated.
        </p>
      </form>
    </main>
  );
}
