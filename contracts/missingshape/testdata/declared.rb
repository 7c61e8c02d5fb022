# An input that is a hash from outside owes its shape at its declaration.
class ImportActor < Actor
  input :payload, type: Hash # want missing-shape payload

  def call
    Import.create!(code: payload["code"].strip)
  end
end

class ImportInteractor
  include Interactor

  def call
    return if context.payload.nil?

    Import.create!(code: context.payload.fetch("code"))
  end
end
