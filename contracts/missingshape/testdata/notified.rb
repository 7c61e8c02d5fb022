# What an instrumentation tells its subscribers has the keys that it always has; what a webhook tells has not.
class SlowQueryLogger < ApplicationService
  def call(_name, start, finish, _id, payload)
    log(payload[:sql].strip, finish - start)
  end
end

class WebhookHandler < ApplicationService
  def call(payload) # want missing-shape @warning
    log(payload[:text].strip)
    Order.find(payload[:order][:id]).update!(state: payload[:state].to_sym)
  end
end
