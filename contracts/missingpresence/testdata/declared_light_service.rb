# expects demands the key and lets nil pass.
class ChargeCard
  extend LightService::Action

  expects :card # want missing-presence card
  expects :order, :owner # want missing-presence order
  promises :receipt

  executed do |context|
    context.fail_and_return!("no owner") if context.owner.nil?

    context.receipt = context.card.charge!(context[:order].total, context.owner.name)
  end
end
