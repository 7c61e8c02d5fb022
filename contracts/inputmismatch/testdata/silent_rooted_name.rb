module Filters
  class Create
    def self.call(charge:)
      charge
    end
  end
end

module Subscriptions
  module Filters
    class Create
      def self.call(subscription:)
        ::Filters::Create.call(charge: subscription.charge)
      end
    end
  end
end
