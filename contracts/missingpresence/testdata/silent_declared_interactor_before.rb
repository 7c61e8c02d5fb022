class PublishListing
  include Interactor

  before do
    context.fail!(error: "listing missing") if context.listing.nil?
  end

  before :check_owner

  def call
    context.listing.publish!
    context.owner.touch
  end

  private

  def check_owner
    context.fail!(error: "owner missing") unless context.owner
  end
end
