# frozen_string_literal: true

require "x"

# Money movements.
# Two lines.
module Billing
  extend ActiveSupport::Concern
  module_function

  def helper(a) = a

  # Charges.
  class Charge < ::ApplicationService
    include Comparable, Mod::Other
    STATES = %w[a b].freeze
    Error = Class.new(StandardError)
    Point = Struct.new(:x, :y, keyword_init: true) do
      def norm; x; end
    end
    Pair = Data.define(:left, :right)
    private_constant :Pair
    validates :amount, presence: true, if: -> { foo }
    params do
      required(:id)
    end
    attr_reader :amount, "text"
    attr_accessor :state

    sig { params(amount: Integer).void }
    def initialize(amount, rate = 1, *rest, currency:, mode: :fast, **options, &block)
      @amount = amount
    end

    # Runs it.
    # Twice.
    def call((a, b), ...) = run(...)

    def self.build(x) = new(x)

    def state=(v); end

    memoize def slow; end

    class << self
      def make; end

      private

      attr_reader :registry

      def secret; end
    end

    private def inner(*, **, &) = other(*, **, &)
    private attr_reader :queue

    def later; end
    def plain; end
    private :later, :state
    private(*%i[plain])
    def self.hidden; end
    private_class_method :hidden

    protected

    def ==(other)
      true
    end

    private

    def guarded
      work
    rescue Error
      nil
    ensure
      done
    end

    public

    def open_again?; end

    if Rails.env.test?
      def conditional; end
    end
  end

  class Charge::Refund; end

  class_methods do
    def find_it; end

    private

    def quiet; end
  end

  included do
    scope :x, -> { 1 }
    def instance_thing; end
  end
end

class Billing::Charge
  def reopened; end
end

class Coordinates < Struct.new(:lat, :lng)
end

Limit = Struct.new(:max)

def tool(x) = x

Billing.run do
  class Inside; def m; end; end
end
