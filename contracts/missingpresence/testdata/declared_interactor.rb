# Anything may be missing from a context; what stands at its first read is asked for.
class PublishListing
  include Interactor

  delegate :owner, to: :context # want missing-presence owner

  def call
    context.fail!(error: "author missing") if context.author.nil?

    context.author.touch
    context.listing.publish! # want missing-presence listing
    context.receipt = Receipt.create!(owner: owner.name)
    context.receipt.deliver
  end
end
