"""`markassist schema`: the name of a published form → its JSON Schema."""

import json

import click

FORMS = ("report", "selfcheck", "rubric", "criterion", "lexicon", "misconception", "reference")


@click.command()
@click.argument("form", type=click.Choice(FORMS))
def command(form: str) -> None:
    """Print the JSON Schema of FORM.

    report and selfcheck are what markassist writes; rubric (rubric.yaml), criterion, lexicon and
    misconception are the files of a rubric: give the schema to an editor, and it completes and checks them.
    reference is all of a rubric's files in Markdown, for people.
    """
    if form == "reference":
        from markassist.rubric.reference import reference

        click.echo(reference(), nl=False)
        return
    click.echo(json.dumps(_schema(form), indent=2, ensure_ascii=False))


def _schema(form: str) -> object:
    if form == "report":
        from markassist.renderers import report_schema

        return report_schema.json_schema()
    if form == "selfcheck":
        from markassist.renderers import selfcheck_schema

        return selfcheck_schema.json_schema()
    from markassist.rubric.json_schema import json_schema

    return json_schema(form)
